package dev.heatpad.adapter.wearable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets of 2A37 and what becomes of them; S11 rests on it. */
class HeartRateMeasurementTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "00 48, 72, UNSUPPORTED, -, ''",
        "06 48, 72, YES, -, ''",
        "04 48, 72, NO, -, ''",
        "04 00, 0, NO, -, ''",
        "02 48, 72, UNSUPPORTED, -, ''",
        "01 2c 01, 300, UNSUPPORTED, -, ''",
        "01 48 00, 72, UNSUPPORTED, -, ''",
        "16 48 52 03 61 03, 72, YES, -, 830 845",
        "16 3c 00 04, 60, YES, -, 1000",
        "0c 48 2c 01, 72, NO, 300, ''",
        "1d 48 00 2c 01 00 04, 72, NO, 300, 1000",
        "1f 48 00 2c 01 52 03 61 03, 72, YES, 300, 830 845",
        "e6 48, 72, YES, -, ''",
        "16 4b, 75, YES, -, ''",
        "06 ff, 255, YES, -, ''",
        "06 48 aa, 72, YES, -, ''"
      })
  void aPacketIsTakenApart(String hex, int beats, Contact contact, Integer energy, String rr) {
    List<Integer> intervals =
        rr.isEmpty()
            ? List.of()
            : List.of(rr.split(" ", -1)).stream().map(Integer::valueOf).toList();
    assertEquals(
        Optional.of(
            new HeartRateMeasurement(
                beats,
                contact,
                energy == null ? OptionalInt.empty() : OptionalInt.of(energy),
                intervals)),
        parse(hex));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "06", "01 65", "08 48", "08 48 01", "16 48 52 03 ff", "09 48 00 2c"})
  void aPacketShorterThanItsFlagsAskForIsRefused(String hex) {
    assertEquals(Optional.empty(), parse(hex));
  }

  @Test
  void aValueWithContactIsAHeartRate() {
    assertEquals(
        Optional.of(new Signal.HeartRate(72, Contact.YES, List.of(830, 845))),
        signal("16 48 52 03 61 03"));
  }

  @Test
  void aValueOfADeviceThatDoesNotSenseContactIsAHeartRate() {
    assertEquals(
        Optional.of(new Signal.HeartRate(72, Contact.UNSUPPORTED, List.of())), signal("00 48"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"04 48", "0c 48 2c 01", "1d 48 00 2c 01 00 04"})
  void aValueWithoutContactSaysSo(String hex) {
    Optional<Contact> contact =
        signal(hex)
            .map(signal -> signal instanceof Signal.HeartRate(_, var said, _) ? said : Contact.YES);
    assertEquals(Optional.of(Contact.NO), contact);
  }

  @ParameterizedTest
  @CsvSource({"00 00, UNSUPPORTED", "06 00, YES", "04 00, NO"})
  void noBeatsAreNoValueAndNotAStandingHeart(String hex, Contact contact) {
    assertEquals(Optional.of(new Signal.NoHeartRate(contact)), signal(hex));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 2c 01", "06 ff", "06 18", "06 f1"})
  void anImplausibleValueIsNoSignalAtAll(String hex) {
    assertEquals(Optional.empty(), signal(hex));
  }

  @ParameterizedTest
  @CsvSource({"06 19, 25", "06 f0, 240"})
  void theEndsOfThePlausibleRangeAreHeartRates(String hex, int beats) {
    assertEquals(Optional.of(new Signal.HeartRate(beats, Contact.YES, List.of())), signal(hex));
  }

  private static Optional<HeartRateMeasurement> parse(String hex) {
    return HeartRateMeasurement.parse(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static Optional<Signal> signal(String hex) {
    return parse(hex).flatMap(HeartRateMeasurement::signal);
  }
}
