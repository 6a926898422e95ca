package io.devenv.core.code;

import io.devenv.core.code.SqlMarks.Mark;
import java.util.List;

/**
 * Puts ephemeral models into code as common table expressions, where dbt puts them: behind {@code with} if the code begins so, else before its first word.
 *
 * <p>Source: dbt-core 1.8 to 1.12, {@code inject_ctes_into_sql}, observed on compiled code.
 */
public final class CommonTables {
    private static final String PREFIX = "__dbt__cte__";

    private CommonTables() {}

    /** What a ref to an ephemeral model becomes. */
    public static String nameOf(String alias) {
        return PREFIX + alias;
    }

    /** One expression. */
    public static TwoSided of(String alias, TwoSided code) {
        return TwoSided.same(" " + nameOf(alias) + " as (\n").followedBy(code).followedBy(TwoSided.same("\n)"));
    }

    /** The code with the expressions in the order given. */
    public static TwoSided inject(List<TwoSided> expressions, TwoSided code) {
        if (expressions.isEmpty()) return code;
        String sql = code.withoutDefer();
        List<Mark> marks = SqlMarks.of(sql);
        int with = !marks.isEmpty() && marks.get(0).is("with") ? 0 : -1;
        if (with == 0 && marks.size() > 1 && marks.get(1).is("recursive")) with = 1;
        TwoSided tables = joined(expressions);
        TwoSided injected = with < 0
                ? code.insert(
                        firstLetter(sql),
                        TwoSided.same("with").followedBy(tables).followedBy(TwoSided.same(" ")))
                : code.insert(nextLetter(sql, marks.get(with)), tables.followedBy(TwoSided.same(", ")));
        return isDoubtful(marks, with) ? injected.endingUnknown("where dbt puts the ephemeral models in") : injected;
    }

    private static TwoSided joined(List<TwoSided> expressions) {
        TwoSided all = TwoSided.EMPTY;
        for (TwoSided each : expressions) {
            all = (all.equals(TwoSided.EMPTY) ? all : all.followedBy(TwoSided.same(", "))).followedBy(each);
        }
        return all;
    }

    /** A comment counts as the first word. */
    private static int firstLetter(String sql) {
        return sql.length() - sql.stripLeading().length();
    }

    private static int nextLetter(String sql, Mark mark) {
        int after = mark.offset() + mark.text().length();
        return after + firstLetter(sql.substring(after));
    }

    /** Of several statements dbt keeps the first; and a later {@code with} outside of brackets may be taken for the one it looks for. */
    private static boolean isDoubtful(List<Mark> marks, int with) {
        return marks.stream().anyMatch(mark -> mark.is(";") || with < 0 && mark.nesting() == 0 && mark.is("with"));
    }
}
