package io.devenv.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.document.Fields;
import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenCodeTest {
    @TempDir
    Path folder;

    @Test
    void code_is_taken_from_a_file_only_if_it_is_what_the_manifest_was_made_from() throws IOException {
        Node own = node("shop", "same", "select 1");
        Node edited = node("shop", "edited", "select 2");
        Node bought = node("bought", "theirs", "select 3");
        Node gone = node("shop", "gone", "select 4");
        Files.createDirectories(folder.resolve("dbt_packages/bought"));
        Files.writeString(folder.resolve("same.sql"), "select 1\n");
        Files.writeString(folder.resolve("edited.sql"), "select 2, 3\n");
        Files.writeString(folder.resolve("dbt_packages/bought/theirs.sql"), "\n select 3");

        assertThat(new WrittenCode(folder, "shop", folder.resolve("dbt_packages")).of(List.of(own, edited, bought, gone)))
                .isEqualTo(Map.of("model.shop.same", "select 1\n", "model.bought.theirs", "\n select 3"));
    }

    private static Node node(String packageName, String name, String code) {
        return new Node(
                "model." + packageName + "." + name,
                name,
                ResourceType.MODEL,
                packageName,
                List.of(),
                Optional.empty(),
                new Node.Files(name + ".sql", Optional.empty(), Optional.empty()),
                Fields.NONE,
                Node.DependsOn.NOTHING,
                new Fingerprint().of(code),
                Fields.NONE);
    }
}
