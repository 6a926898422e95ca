package io.devenv.core.relation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest(name = "{0} is {1} bytes")
    @CsvSource(textBlock = """
            0        , 0
            17       , 17
            17 B     , 17
            1k       , 1000
            1KB      , 1000
            1 kb     , 1000
            1KiB     , 1024
            500MB    , 500000000
            1GB      , 1000000000
            1.5GiB   , 1610612736
            2T       , 2000000000000
            1PB      , 1000000000000000
            1PiB     , 1125899906842624
            1.0001kB , 1001
            """)
    void a_size_is_read_as_people_write_it(String written, long bytes) {
        assertThat(ByteSize.of(written)).contains(new ByteSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "big", "-1GB", "1XB", "1iB", "1 i", "GB", "1,5GB", "1e9", "999999999999PB", "1GB 2MB"})
    void what_is_no_size_is_none(String written) {
        assertThat(ByteSize.of(written)).isEmpty();
    }

    @ParameterizedTest(name = "{0} bytes are {1}")
    @CsvSource(textBlock = """
            0             , 0 B
            999           , 999 B
            1000          , 1 kB
            1099          , 1 kB
            1100          , 1.1 kB
            999999        , 999 kB
            1000000       , 1 MB
            8192          , 8.1 kB
            23456789      , 23 MB
            1100000000    , 1.1 GB
            9990000000000 , 9.9 TB
            9223372036854775807 , 9223 PB
            """)
    void a_size_is_said_in_two_digits_and_never_rounded_up(long bytes, String words) {
        assertThat(new ByteSize(bytes)).hasToString(words);
    }
}
