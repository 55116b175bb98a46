package dev.heatpad.adapter.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which names the authority signs: nobody's in the public network, unless they were named. */
class NameConstraintsTest {

  private static final NameConstraints CONSTRAINTS =
      NameConstraints.with(
          List.of(name("pi"), name("heat.example.org"), name("203.0.113.7"), name("192.168.1.20")));

  private static SubjectName name(String text) {
    return SubjectName.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "pi.local, true",
    "pi.home.arpa, true",
    "pi.internal, true",
    "pi, true",
    "heat.example.org, true",
    "a.heat.example.org, true",
    "example.org, false",
    "cheat.example.org, false",
    "bank.example, false",
    "local.example, false",
    "notlocal, false",
    "127.0.0.1, true",
    "10.255.255.255, true",
    "11.0.0.0, false",
    "172.15.255.255, false",
    "172.16.0.0, true",
    "172.31.255.255, true",
    "172.32.0.0, false",
    "192.168.1.20, true",
    "192.169.0.0, false",
    "169.254.1.1, true",
    "100.64.0.1, true",
    "100.128.0.0, false",
    "203.0.113.7, true",
    "203.0.113.6, false",
    "8.8.8.8, false",
    "::1, true",
    "::2, false",
    "fe80::1, true",
    "fd00::1, true",
    "2001:db8::1, false",
  })
  void onlyPrivateOrNamedOnesArePermitted(String text, boolean permitted) {
    assertEquals(permitted, CONSTRAINTS.permits(name(text)));
  }
}
