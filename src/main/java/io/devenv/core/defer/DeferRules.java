package io.devenv.core.defer;

import io.devenv.core.state.DbtVersion;
import io.devenv.core.state.Unseen;
import java.util.List;
import java.util.Optional;

/**
 * How one dbt defers: the one table by version. A new dbt adds a row here, and nothing else.
 *
 * <p>Source: dbt-core 1.5.11, 1.6.18, 1.7.19, 1.8.9, 1.9.11, 1.10.15, 1.11.16 and 1.12.6, compared line by line; for 2 the public
 * source of its beta, which was not run.
 *
 * @param name whose rules these are, as people say it
 * @param engine how refs are resolved
 * @param functions how calls of user functions are resolved
 * @param foreignKeys where the {@code to: ref(…)} of a constraint points
 * @param options which commands take which option
 * @param byDefault whether refs are deferred unless somebody says no; such a dbt does not mind if it has no state
 * @param unverified why nobody can be sure of an answer by these rules; empty where they were seen at work
 */
public record DeferRules(
        String name,
        Engine engine,
        Functions functions,
        ForeignKeys foreignKeys,
        AcceptedOptions options,
        boolean byDefault,
        Optional<String> unverified) {

    /** How refs are resolved. */
    public enum Engine {
        /** 1.5 to 1.7: nodes that are not selected are replaced by the state's before the run. */
        UP_FRONT,
        /** 1.8 to 1.12: each ref asks, at the moment it is compiled, whether the relation exists. */
        AT_EACH_REF,
        /** 2: only parents next to the selection are deferred, and nothing selected ever is. */
        FRONTIER
    }

    /** How calls of user functions are resolved. */
    public enum Functions {
        /** There are none, or they are always dev's. */
        DEV,
        /** As refs are; a function is found only where the adapter lists functions, and what this run has built is not found at all. */
        DEFERRED
    }

    /** Where the target of a foreign key points. */
    public enum ForeignKeys {
        /** Always to dev. */
        DEV,
        /** To the state if it has the target, whatever lies in dev. */
        STATE_IF_THERE,
        /** The same, but to dev if the target is selected. */
        STATE_UNLESS_SELECTED
    }

    private record Row(DbtVersion since, DeferRules rules) {}

    private static final DeferRules V1_5 = upFront("dbt 1.5", AcceptedOptions.V1_5);
    private static final DeferRules V1_6 = upFront("dbt 1.6 and 1.7", AcceptedOptions.V1_6);
    private static final DeferRules V1_8 = atEachRef("dbt 1.8 to 1.11.7", Functions.DEV, ForeignKeys.STATE_IF_THERE);
    private static final DeferRules V1_11_8 =
            atEachRef("dbt 1.11.8 and later", Functions.DEFERRED, ForeignKeys.STATE_IF_THERE);
    private static final DeferRules V1_12 =
            atEachRef("dbt 1.12", Functions.DEFERRED, ForeignKeys.STATE_UNLESS_SELECTED);
    private static final DeferRules V2 = new DeferRules(
            "dbt 2",
            Engine.FRONTIER,
            Functions.DEFERRED,
            ForeignKeys.STATE_UNLESS_SELECTED,
            AcceptedOptions.ALL,
            true,
            Optional.of(Unseen.DBT_2));

    /** Newest first. */
    private static final List<Row> TABLE = List.of(
            new Row(new DbtVersion(3, 0, 0), V2),
            new Row(new DbtVersion(2, 0, 0), V2),
            new Row(new DbtVersion(1, 13, 0), V1_12),
            new Row(new DbtVersion(1, 12, 0), V1_12),
            new Row(new DbtVersion(1, 11, 8), V1_11_8),
            new Row(new DbtVersion(1, 8, 0), V1_8),
            new Row(new DbtVersion(1, 6, 0), V1_6),
            new Row(new DbtVersion(1, 5, 0), V1_5));

    private static final DbtVersion OLDEST = new DbtVersion(1, 5, 0);

    /** The rules of one dbt, or the nearest ones. */
    public static DeferRules of(DbtVersion dbt) {
        return TABLE.stream()
                .filter(row -> dbt.compareTo(row.since()) >= 0)
                .map(Row::rules)
                .findFirst()
                .orElse(V1_5);
    }

    /** False where {@link #of} gives no more than the nearest rules: a dbt that came after this devenv, or long before it. */
    public static boolean knows(DbtVersion dbt) {
        boolean newerOne = dbt.isAtLeast(1, 13) && !dbt.isAtLeast(2, 0);
        return dbt.compareTo(OLDEST) >= 0 && !newerOne && !dbt.isAtLeast(3, 0);
    }

    /** Whether it runs on dbt's adapters, whose rows devenv has; dbt 2 has adapters of its own. */
    public boolean hasKnownAdapters() {
        return engine != Engine.FRONTIER;
    }

    private static DeferRules upFront(String name, AcceptedOptions options) {
        return new DeferRules(name, Engine.UP_FRONT, Functions.DEV, ForeignKeys.DEV, options, false, Optional.empty());
    }

    private static DeferRules atEachRef(String name, Functions functions, ForeignKeys foreignKeys) {
        return new DeferRules(
                name, Engine.AT_EACH_REF, functions, foreignKeys, AcceptedOptions.ALL, false, Optional.empty());
    }
}
