package io.devenv.project.jinja;

import io.devenv.project.yaml.None;
import io.devenv.project.yaml.PythonText;
import java.util.Map;
import java.util.Optional;

/**
 * What expressions may ask for.
 *
 * @param environment the environment variables
 * @param vars those of {@code --vars}; the project's own are not visible here
 * @param target what {@code target} holds; empty while the profile itself is rendered
 * @param secrets whether variables named DBT_ENV_SECRET… may be read
 * @param code what stands in the place of all this in the code of a node
 */
public record Variables(
        Map<String, String> environment,
        Map<String, Object> vars,
        Optional<Map<String, Object>> target,
        Secrets secrets,
        Optional<Code> code) {
    private static final String SECRET_NAME = "DBT_ENV_SECRET";

    /** Secrets belong into profiles.yml only; dbt refuses them anywhere else. */
    public enum Secrets {
        ALLOWED,
        REFUSED
    }

    /** What names mean in the code of a node; fails with {@link JinjaFault} at all that is not certain. */
    interface Code {
        Object name(String name);

        Object call(String function, Arguments arguments, Variables variables);
    }

    /** While a node is compiled. */
    static Variables ofCode(Code code) {
        return new Variables(Map.of(), Map.of(), Optional.empty(), Secrets.REFUSED, Optional.of(code));
    }

    /** While a profile is rendered. */
    public static Variables ofProfile(Map<String, String> environment, Map<String, Object> vars) {
        return new Variables(environment, vars, Optional.empty(), Secrets.ALLOWED, Optional.empty());
    }

    /** While dbt_project.yml is rendered. */
    public static Variables ofProject(
            Map<String, String> environment, Map<String, Object> vars, Map<String, Object> target) {
        return new Variables(environment, vars, Optional.of(target), Secrets.REFUSED, Optional.empty());
    }

    /** Without the values: some are secrets. */
    @Override
    public String toString() {
        return "Variables[secrets=" + secrets + "]";
    }

    /** {@code env_var(name, default)}. A secret is given as its placeholder, so that no filter can cut pieces from it. */
    Object envVar(String name, Object orElse) {
        boolean secret = name.startsWith(SECRET_NAME);
        if (secret && secrets == Secrets.REFUSED) {
            throw new JinjaFault(
                    JinjaFault.Kind.SECRET_NOT_ALLOWED, name + " may be used in profiles.yml only, as dbt wants it");
        }
        String value = environment.get(name);
        if (value != null) return secret ? Secrecy.placeholder(name) : value;
        if (orElse != None.NONE) return orElse;
        throw new JinjaFault(
                JinjaFault.Kind.ENV_VAR_MISSING,
                "the environment variable " + name + " is not set, and there is no default");
    }

    /** {@code var(name, default)}; text is rendered in its turn. */
    Object var(String name, Optional<Object> orElse) {
        Object value = vars.get(name);
        if (value instanceof String text) return PythonText.of(Template.of(text).render(this));
        if (value != null) return value;
        return orElse.orElseThrow(
                () -> new JinjaFault(
                        JinjaFault.Kind.VAR_MISSING,
                        "the variable " + name
                                + " is not given with --vars, and there is no default (vars of dbt_project.yml do not count here)"));
    }
}
