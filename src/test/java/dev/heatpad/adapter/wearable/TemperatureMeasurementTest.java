package dev.heatpad.adapter.wearable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.adapter.wearable.TemperatureMeasurement.Site;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.wearable.Signal;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets of 2A1C and what becomes of them. */
class TemperatureMeasurementTest {

  @ParameterizedTest
  @CsvSource({
    "00 38 0e 00 fe, 36.40, UNTOLD",
    "00 6c 01 00 ff, 36.4, UNTOLD",
    "00 25 00 00 00, 37, UNTOLD",
    "00 c0 8a 37 fb, 36.40000, UNTOLD",
    "01 cf 08 00 fe, -5.25, UNTOLD",
    "00 0c fe ff fe, -5.00, UNTOLD",
    "04 38 0e 00 fe 02, 36.40, BODY",
    "02 38 0e 00 fe ea 07 0b 17 0b 1e 00, 36.40, UNTOLD",
    "06 38 0e 00 fe ea 07 0b 17 0b 1e 00 02, 36.40, BODY",
    "04 38 0e 00 fe 09, 36.40, TYMPANUM",
    "04 38 0e 00 fe 0a, 36.40, UNTOLD",
    "00 fd ff 7f 00, 8388605, UNTOLD",
    "00 03 00 80 00, -8388605, UNTOLD"
  })
  void aPacketIsTakenApartAndItsTimeStampIsSkipped(String hex, BigDecimal celsius, Site site) {
    TemperatureMeasurement parsed = parse(hex).orElseThrow();
    assertEquals(0, celsius.compareTo(parsed.celsius().orElseThrow()), parsed::toString);
    assertEquals(site, parsed.site());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 ff ff 7f 00",
        "00 ff ff 7f fe",
        "00 00 00 80 00",
        "00 fe ff 7f 00",
        "00 02 00 80 00",
        "00 01 00 80 00",
        "01 ff ff 7f 00"
      })
  void aMantissaThatIsNoNumberIsNoValueWhateverItsExponent(String hex) {
    assertEquals(
        Optional.of(new TemperatureMeasurement(Optional.empty(), Site.UNTOLD)), parse(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00 38 0e 00",
        "04 38 0e 00 fe",
        "02 38 0e 00 fe ea",
        "06 38 0e 00 fe 02"
      })
  void aPacketShorterThanItsFlagsAskForIsRefused(String hex) {
    assertEquals(Optional.empty(), parse(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "00 a6 0d 00 fe, 34.94",
    "04 38 0e 00 fe 02, 36.40",
    "00 e8 03 00 fe, 10.00",
    "00 94 11 00 fe, 45.00"
  })
  void aTemperatureThatSkinCanHaveIsASignal(String hex, double celsius) {
    assertEquals(
        Optional.of(new Signal.SkinTemperature(Celsius.of(celsius))),
        parse(hex).orElseThrow().signal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 e7 03 00 fe",
        "00 95 11 00 fe",
        "00 fd ff 7f 7f",
        "00 03 00 80 7f",
        "00 ff ff 7f 00",
        "04 38 0e 00 fe 06"
      })
  void noSignalComesOfWhatSkinCannotHaveOrIsNotSkin(String hex) {
    assertEquals(Optional.empty(), parse(hex).orElseThrow().signal());
  }

  private static Optional<TemperatureMeasurement> parse(String hex) {
    return TemperatureMeasurement.parse(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
