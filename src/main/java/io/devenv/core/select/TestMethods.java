package io.devenv.core.select;

import io.devenv.core.manifest.Node;
import io.devenv.core.manifest.ResourceType;
import java.util.function.Predicate;

/** Methods that tell tests apart. */
final class TestMethods {
    private TestMethods() {}

    /** The name of the generic test, such as unique; of a unit test its own. */
    static Predicate<Node> testName(Method.Search search) {
        Glob glob = Glob.of(search.value());
        boolean singular = search.rules().testNameOfSingularTests();
        return node -> {
            if (node.type() == ResourceType.UNIT_TEST) return glob.matches(node.name());
            if (isGeneric(node)) return glob.matches(genericName(node));
            return singular && node.type() == ResourceType.TEST && glob.matches(node.name());
        };
    }

    private static String genericName(Node node) {
        return node.fields().object("test_metadata").text("name").orElse("");
    }

    static Predicate<Node> testType(Method.Search search) {
        String value = search.value();
        if (value.equals("generic") || value.equals("schema")) return TestMethods::isGeneric;
        return search.rules().dataMeansAllTests() ? testType(value) : oldTestType(value);
    }

    /** dbt takes any piece of the words data, singular and unit for the word. */
    private static Predicate<Node> testType(String value) {
        if ("data".contains(value)) return node -> node.type() == ResourceType.TEST;
        if ("singular".contains(value)) return TestMethods::isSingular;
        if ("unit".contains(value)) return node -> node.type() == ResourceType.UNIT_TEST;
        throw PropertyMethods.invalid("Invalid test type selector " + value
                        + ": expected \"generic\", \"singular\", \"unit\", or \"data\"")
                .stop();
    }

    private static Predicate<Node> oldTestType(String value) {
        if (value.equals("data") || value.equals("singular")) return TestMethods::isSingular;
        throw PropertyMethods.invalid("Invalid test type selector " + value + ": expected \"generic\" or \"singular\"")
                .stop();
    }

    private static boolean isSingular(Node node) {
        return node.type() == ResourceType.TEST && !isGeneric(node);
    }

    private static boolean isGeneric(Node node) {
        return node.type() == ResourceType.TEST
                && node.fields().get("test_metadata").isPresent();
    }
}
