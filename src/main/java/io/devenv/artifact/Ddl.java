package io.devenv.artifact;

import io.devenv.core.relation.RelationKind;
import io.devenv.core.relation.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the statements of one SQL text do to relations; everything else in it is passed over. Names that lack a schema are passed over, too: they may mean anything. */
final class Ddl {
    private static final Set<String> FLEETING = Set.of("temporary", "temp", "volatile");
    /** Words between {@code create} and the kind of thing, in the dialects dbt has adapters for. */
    private static final Set<String> BEFORE_KIND = Set.of(
            "or",
            "replace",
            "global",
            "local",
            "transient",
            "unlogged",
            "secure",
            "recursive",
            "hybrid",
            "iceberg",
            "force");

    private final SqlWords words;
    private final List<Step> steps = new ArrayList<>();

    private Ddl(String sql) {
        this.words = new SqlWords(sql);
    }

    /** One thing done to one relation. */
    sealed interface Step {
        RelationName name();

        record Create(RelationName name, RelationKind kind) implements Step {}

        /** The kind is empty where the statement says table but may mean a view, as on Postgres. */
        record Rename(RelationName name, RelationName to, Optional<RelationKind> kind) implements Step {}

        record Drop(RelationName name) implements Step {}
    }

    static List<Step> steps(String sql) {
        Ddl ddl = new Ddl(sql);
        while (ddl.words.hasNext()) {
            ddl.statement();
            ddl.words.toNextStatement();
        }
        return List.copyOf(ddl.steps);
    }

    private void statement() {
        switch (words.next()) {
            case "create" -> create();
            case "alter" -> alter();
            case "drop" -> drop();
            default -> {}
        }
    }

    private void create() {
        String word = words.next();
        while (BEFORE_KIND.contains(word)) word = words.next();
        if (FLEETING.contains(word)) return;
        Optional<RelationKind> kind = kind(word);
        if (kind.isEmpty()) return;
        boolean unlessThere = words.skip("if", "not", "exists");
        // What may have been there before proves nothing; dbt itself writes so for materialized views, after it made
        // room.
        if (unlessThere && kind.get() != RelationKind.MATERIALIZED_VIEW) return;
        name().ifPresent(name -> steps.add(new Step.Create(name, kind.get())));
    }

    private void alter() {
        Optional<RelationKind> kind = kind(words.next());
        if (kind.isEmpty()) return;
        words.skip("if", "exists");
        Optional<RelationName> from = name();
        if (from.isEmpty() || !words.skip("rename", "to")) return;
        List<String> to = words.name();
        if (to.isEmpty()) return;
        RelationName renamed = qualified(to).orElse(from.get().withIdentifier(to.get(to.size() - 1)));
        steps.add(new Step.Rename(from.get(), renamed, kind.filter(known -> known != RelationKind.TABLE)));
    }

    private void drop() {
        if (kind(words.next()).isEmpty()) return;
        words.skip("if", "exists");
        name().ifPresent(name -> steps.add(new Step.Drop(name)));
    }

    private Optional<RelationKind> kind(String word) {
        return switch (word) {
            case "table" -> Optional.of(RelationKind.TABLE);
            case "view" -> Optional.of(RelationKind.VIEW);
            case "materialized" -> words.skip("view") ? Optional.of(RelationKind.MATERIALIZED_VIEW) : Optional.empty();
            case "dynamic" -> words.skip("table") ? Optional.of(RelationKind.DYNAMIC_TABLE) : Optional.empty();
            case "external" -> words.skip("table") ? Optional.of(RelationKind.EXTERNAL) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<RelationName> name() {
        return qualified(words.name());
    }

    private static Optional<RelationName> qualified(List<String> parts) {
        return switch (parts.size()) {
            case 2 -> Optional.of(new RelationName("", parts.get(0), parts.get(1)));
            case 3 -> Optional.of(new RelationName(parts.get(0), parts.get(1), parts.get(2)));
            default -> Optional.empty();
        };
    }
}
