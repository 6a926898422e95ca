package io.devenv.warehouse.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.devenv.contract.PostgresServer;
import io.devenv.core.problem.Fault;
import io.devenv.core.problem.Problem;
import io.devenv.core.problem.Stop;
import io.devenv.core.relation.SchemaName;
import io.devenv.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two devenvs that know nothing of each other but the server. */
class AdvisoryLocksTest {
    private final Db db = Db.make();

    @Test
    void a_schema_is_changed_by_one_devenv_at_a_time_and_the_other_is_told_by_whom() {
        try (Warehouse one = open(db, "postgres", "dbt_ann", "dbt_bob")) {
            String pid = session("devenv");

            Problem refused = refusal("postgres", "another", "dbt_bob");

            assertThat(refused.code()).isEqualTo("schema-locked");
            assertThat(refused.fault()).isEqualTo(Fault.WAREHOUSE);
            assertThat(refused.message()).isEqualTo("another devenv is changing " + db.name() + ".dbt_bob");
            assertThat(refused.because().orElseThrow())
                    .matches("session " + pid + " of postgres \\(devenv\\) from 127\\.0\\.0\\.1 is at it"
                            + " since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
            assertThat(one.list(Set.of(db.schema("dbt_ann"))).relations()).isEmpty();
        }
        open(db, "postgres", "dbt_bob").close();
    }

    @Test
    void other_schemas_and_the_same_schema_of_another_database_are_free() {
        try (Warehouse one = open(db, "postgres", "dbt_ann")) {
            assertThat(one.runningDbt()).isEmpty();
            open(db, "postgres", "dbt_Ann", "dbt_bob").close();
            open(Db.make(), "postgres", "dbt_ann").close();
            open(db, "postgres").close();
        }
    }

    /** Who is refused has taken nothing that others wait for. */
    @Test
    void all_of_them_are_taken_or_none() {
        try (Warehouse one = open(db, "postgres", "b")) {
            refusal("postgres", "a", "b", "c");
            open(db, "postgres", "a", "c").close();
            assertThat(one.runningDbt()).isEmpty();
        }
    }

    @Test
    void who_may_not_see_the_others_session_is_told_what_everybody_may_see() {
        String bob = "bob_of_" + db.name();
        db.run("create role " + bob + " login");
        try (Warehouse one = open(db, "postgres", "dbt_ann")) {
            assertThat(refusal(bob, "dbt_ann").because().orElseThrow())
                    .isEqualTo("session " + session("devenv") + " of postgres (devenv) is at it");
            assertThat(one.runningDbt()).isEmpty();
        }
    }

    @Test
    void a_lock_ends_with_the_session_however_that_ends() {
        try (Warehouse one = open(db, "postgres", "dbt_ann")) {
            assertThat(one.runningDbt()).isEmpty();
            db.run("select pg_terminate_backend(" + session("devenv") + ")");
            open(db, "postgres", "dbt_ann").close();
        }
    }

    private String session(String application) {
        return PostgresServer.texts(
                        db.name(),
                        "select pid from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory'"
                                + " and granted and datname = current_database() and application_name = '" + application
                                + "'")
                .get(0);
    }

    private Problem refusal(String user, String... schemas) {
        return catchThrowableOfType(Stop.class, () -> open(db, user, schemas)).problem();
    }

    private static Warehouse open(Db db, String user, String... schemas) {
        Set<SchemaName> wanted = List.of(schemas).stream().map(db::schema).collect(java.util.stream.Collectors.toSet());
        return new Postgres().openToChange(PostgresServer.target(db.name(), Map.of("user", user)), wanted);
    }
}
