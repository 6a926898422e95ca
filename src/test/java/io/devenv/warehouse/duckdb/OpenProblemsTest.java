package io.devenv.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.devenv.core.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that DuckDB 1.1 to 2.0 says on systems the other tests do not run on, or to users they do not run as. */
class OpenProblemsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            IO Error: Could not set lock on file "/x/y": Conflicting lock is held in /usr/bin/python3.11 (PID 2147483) by user ann. | duckdb-locked | in use by python3.11 (process 2147483)
            IO Error: Could not set lock on file "/x/y": Conflicting lock is held in PID 2147483.                                 | duckdb-locked | in use by process 2147483
            IO Error: Could not set lock on file "/x/y": Resource temporarily unavailable                                         | duckdb-locked | in use by another process
            IO Error: Cannot open file "/x/y": The process cannot access the file because it is being used by another process.    | duckdb-locked | in use by another process
            IO Error: Cannot open file "/x/y": Permission denied                                                                  | duckdb-permission | no permission
            IO Error: Cannot open file "/x/y": Read-only file system                                                              | duckdb-permission | no permission
            IO Error: Trying to read a database file with version number 64, but we can only read version 51.                     | duckdb-newer-file | another version
            Binder Error: Cannot open encrypted database "/x/y" without a key                                                     | duckdb-encrypted | encrypted
            IO Error: something nobody has seen                                                                                   | duckdb-open-failed | cannot open
            """)
    void what_duckdb_says_becomes_a_problem_with_its_own_code(String words, String code, String message) {
        DatabaseFile file = new DatabaseFile("y", Optional.empty(), "y", Path.of("/x/y"), false);

        Problem problem = OpenProblems.from(words, file);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.message()).contains(message);
    }
}
