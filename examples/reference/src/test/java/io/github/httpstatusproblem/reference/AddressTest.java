package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.httpstatusproblem.reference.Address.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({"abc", "70000", "65536", "-1", "''", "80 80", "٨٠٨٠", "4294967297"})
    void wrongPortIsRefused(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.of(new Setting("--host=", "127.0.0.1"), new Setting("--port=", port)))
                .withMessage("--port=" + port
                        + " is not accepted: a port is a number from 0 to 65535, and 0 takes a free one.");
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "[zz]"})
    void wrongHostIsRefused(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.of(new Setting("-Dhost=", host), new Setting("-Dport=", "0")))
                .withMessage("-Dhost=" + host
                        + " is not accepted: it must be a name or an IP address of this machine, such as 127.0.0.1.");
    }

    @Test
    void urlOfAnIPv6AddressHasBrackets() {
        assertThat(new Address("::1", 8080).url()).isEqualTo("http://[::1]:8080");
    }

    @Test
    void addressesThatStandForAllAreReachedThroughLoopback() {
        assertThat(new Address("0.0.0.0", 80).url()).isEqualTo("http://127.0.0.1:80");
        assertThat(new Address("::", 80).url()).isEqualTo("http://127.0.0.1:80");
    }
}
