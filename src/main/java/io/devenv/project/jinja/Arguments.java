package io.devenv.project.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a call, by place and by name. */
record Arguments(List<Expression> placed, Map<String, Expression> named) {
    /** The argument at a place, or of a name. */
    Optional<Expression> get(int place, String name) {
        if (place < placed.size()) return Optional.of(placed.get(place));
        return Optional.ofNullable(named.get(name));
    }

    /** Fails unless every argument is one of these. */
    Arguments only(String function, String... names) {
        boolean known = List.of(names).containsAll(named.keySet());
        if (!known || placed.size() + named.size() > names.length) {
            throw JinjaFault.invalid(function + "() takes " + String.join(" and ", names));
        }
        return this;
    }
}
