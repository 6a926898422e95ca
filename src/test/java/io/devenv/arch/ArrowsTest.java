package io.devenv.arch;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may use whom. */
class ArrowsTest {
    private static final String ADAPTERS = "io.devenv.warehouse.";
    private static final String REGISTRY = "io.devenv.warehouse.Warehouses";

    @Test
    void the_rules_see_the_program() {
        assertThat(Compiled.MAIN.size()).isGreaterThanOrEqualTo(Compiled.MAIN_AT_LEAST);
    }

    @Test
    void every_class_lies_in_a_package_that_has_a_place_in_the_order() {
        classes()
                .should()
                .resideInAnyPackage(
                        "io.devenv.cli..",
                        "io.devenv.app..",
                        "io.devenv.core..",
                        "io.devenv.warehouse..",
                        "io.devenv.artifact..",
                        "io.devenv.project..",
                        "io.devenv.report..")
                .check(Compiled.MAIN);
    }

    /**
     * The command line may name the values of core that a use case takes and gives, and hand them to a report. Of project it may name what it fills
     * in: the options as typed, and what surrounds the process. It gathers nothing itself.
     */
    @Test
    void arrows_point_from_cli_to_app_to_the_gatherers_and_reports_to_core() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.devenv..")
                .withOptionalLayers(true)
                .layer("cli")
                .definedBy("io.devenv.cli..")
                .layer("app")
                .definedBy("io.devenv.app..")
                .layer("warehouse")
                .definedBy("io.devenv.warehouse..")
                .layer("artifact")
                .definedBy("io.devenv.artifact..")
                .layer("project")
                .definedBy("io.devenv.project..")
                .layer("report")
                .definedBy("io.devenv.report..")
                .layer("core")
                .definedBy("io.devenv.core..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayOnlyAccessLayers("app", "report", "project", "core")
                .whereLayer("app")
                .mayOnlyAccessLayers("warehouse", "artifact", "project", "report", "core")
                .whereLayer("warehouse")
                .mayOnlyAccessLayers("core")
                .whereLayer("artifact")
                .mayOnlyAccessLayers("core")
                .whereLayer("project")
                .mayOnlyAccessLayers("core")
                .whereLayer("report")
                .mayOnlyAccessLayers("core")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .check(Compiled.MAIN);
    }

    @Test
    void an_adapter_is_named_by_the_registry_and_by_itself() {
        classes().should(nameNoAdapterButTheirOwn()).check(Compiled.MAIN);
    }

    @Test
    void only_the_command_line_knows_picocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.devenv.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(Compiled.MAIN);
    }

    @Test
    void only_the_command_line_touches_stdout_and_stderr() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.devenv.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(Compiled.MAIN);
    }

    @Test
    void nobody_prints_a_stack_trace() {
        noClasses()
                .should(callCodeUnitWhere(JavaAccess.Predicates.target(HasName.Predicates.name("printStackTrace"))))
                .check(Compiled.MAIN);
    }

    private static ArchCondition<JavaClass> nameNoAdapterButTheirOwn() {
        return new ArchCondition<>("name no adapter but their own") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                if (user.getName().equals(REGISTRY) || user.getName().startsWith(REGISTRY + "$")) return;
                Optional<String> own = adapterOf(user);
                user.getDirectDependenciesFromSelf().stream()
                        .filter(use -> adapterOf(use.getTargetClass()).isPresent())
                        .filter(use -> !adapterOf(use.getTargetClass()).equals(own))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(user, use.getDescription())));
            }
        };
    }

    /** The folder below `warehouse` that a class lies in, if any. */
    private static Optional<String> adapterOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ADAPTERS)) return Optional.empty();
        String below = name.substring(ADAPTERS.length());
        int dot = below.indexOf('.');
        return Optional.of(dot < 0 ? below : below.substring(0, dot));
    }
}
