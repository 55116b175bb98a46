package dev.heatpad.adapter.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a certificate, and reaches the command line of keytool. */
class SubjectNameTest {

  @ParameterizedTest
  @CsvSource({
    "pi, dns:pi",
    "Pi.Local, dns:pi.local",
    "heat-pad.example.org, dns:heat-pad.example.org",
    "3com.example, dns:3com.example",
    "192.168.1.20, ip:192.168.1.20",
    "::1, ip:0:0:0:0:0:0:0:1",
  })
  void namesAndAddressesAreTaken(String text, String option) {
    assertEquals(Optional.of(option), SubjectName.parse(text).map(SubjectName::option));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a,dns:b",
        "*.example.org",
        "-pi",
        "pi-",
        "heat_pad",
        "pi.",
        "a..b",
        "1.2.3",
        "1.2.3.256",
        "fe80::1%eth0",
        "pi:8443",
        "https://pi",
        "münchen.example",
        "pi\n-ext",
      })
  void everythingElseIsRefused(String text) {
    assertEquals(Optional.empty(), SubjectName.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"63, true", "64, false"})
  void aPartHasAtMost63Letters(int letters, boolean taken) {
    assertEquals(taken, SubjectName.parse("a".repeat(letters) + ".local").isPresent());
  }
}
