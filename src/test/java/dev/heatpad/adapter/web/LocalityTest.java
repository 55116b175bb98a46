package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Design 4.4: without a paired token only the device itself may ask. */
final class LocalityTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost",
    "127.0.0.1, LOCALHOST:8480",
    "127.0.0.1, 127.0.0.1:8480",
    "127.8.9.1, 127.0.0.2",
    "::1, [::1]:8480",
    "0:0:0:0:0:0:0:1, [::1]",
    "::ffff:127.0.0.1, localhost",
  })
  void isLocal(String peer, String host) {
    assertTrue(Locality.isLocal(peer, host));
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.7, localhost",
    "127.0.0.1, evil.example",
    "127.0.0.1, localhost.evil.example",
    "127.0.0.1, 127.0.0.1.evil.example:8480",
    "127.0.0.1, 192.168.1.5:8480",
    "127.0.0.1, [::1",
    "127.0.0.1, ''",
    "::ffff:192.168.1.7, localhost",
    "localhost, localhost",
  })
  void isNotLocal(String peer, String host) {
    assertFalse(Locality.isLocal(peer, host));
  }

  @Test
  void isNotLocalWithoutAName() {
    assertFalse(Locality.isLocal("127.0.0.1", null));
    assertFalse(Locality.isLocal(null, "localhost"));
  }
}
