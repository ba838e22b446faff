package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {
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
