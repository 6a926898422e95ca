package io.devenv.core.select;

import io.devenv.core.select.SelectionSpec.Criterion;
import io.devenv.core.select.SelectionSpec.Difference;
import io.devenv.core.select.SelectionSpec.Intersection;
import io.devenv.core.select.SelectionSpec.Union;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which methods a selection makes use of, in selectors that it names, too. */
public final class UsedMethods {
    private final SelectionContext context;
    private final Set<String> methods = new HashSet<>();
    private final Set<SelectionSpec> seen = new HashSet<>();

    private UsedMethods(SelectionContext context) {
        this.context = context;
    }

    /** By name; of a selection that {@link Selector} has selected before. */
    public static Set<String> of(SelectionRequest request, SelectionContext context) {
        UsedMethods used = new UsedMethods(context);
        used.add(Selector.wanted(request, context));
        return Set.copyOf(used.methods);
    }

    private void add(SelectionSpec spec) {
        if (!seen.add(spec)) return;
        if (spec instanceof Criterion criterion) add(criterion);
        if (spec instanceof Difference difference) add(List.of(difference.from(), difference.without()));
        if (spec instanceof Union any) add(any.parts());
        if (spec instanceof Intersection all) add(all.parts());
    }

    private void add(List<SelectionSpec> parts) {
        parts.forEach(this::add);
    }

    private void add(Criterion criterion) {
        methods.add(criterion.method());
        if (!criterion.method().equals(Selectors.METHOD)) return;
        for (String name : context.selectors().matching(Glob.of(String.valueOf(criterion.value())))) {
            add(context.selectors().named(name));
        }
    }
}
