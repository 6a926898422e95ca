package io.devenv.core.cleanup;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Manifest;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which nodes hooks refer to. A hook may write, and under defer its ref would point to production if the dev relation were
 * gone: such relations stay.
 */
final class HookRefs {
    private static final Pattern REF =
            Pattern.compile("\\bref\\s*\\(\\s*(?:['\"][^'\"]*['\"]\\s*,\\s*)?['\"]([^'\"]+)['\"]");

    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    HookRefs(Manifest branch) {
        for (Node node : branch.nodes()) {
            if (node.type() == ResourceType.OPERATION)
                ids.addAll(node.dependsOn().nodes());
            for (String key : List.of("pre-hook", "post-hook", "pre_hook", "post_hook")) {
                texts(node.config(), key).forEach(this::read);
            }
        }
    }

    boolean mention(Node node) {
        return ids.contains(node.id()) || names.contains(node.name());
    }

    private void read(String sql) {
        Matcher matcher = REF.matcher(sql);
        while (matcher.find()) names.add(matcher.group(1));
    }

    private static List<String> texts(Fields config, String key) {
        List<String> found = new ArrayList<>(config.texts(key));
        Optional<String> single = config.object(key).text("sql");
        single.ifPresent(found::add);
        config.objects(key).forEach(hook -> hook.text("sql").ifPresent(found::add));
        return found;
    }
}
