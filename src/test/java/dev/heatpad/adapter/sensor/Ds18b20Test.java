package dev.heatpad.adapter.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.Sample.Failure;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File contents and what they mean. A vertical bar stands for a line feed. */
class Ds18b20Test {

  private static final String ID = "28-0316a2795bff";
  private static final MonotonicTime NOW = MonotonicTime.ofNanos(1);

  @TempDir Path devices;

  private W1Directory directory;
  private Ds18b20 sensor;

  @BeforeEach
  void open() {
    directory = new W1Directory(devices, ID);
    sensor = new Ds18b20(devices, ID);
  }

  @ParameterizedTest
  @CsvSource({
    // A widely printed example of a reading.
    "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES|72 01 4b 46 7f ff 0e 10 57 t=23125|, 23.125, 370",
    "80 02 4b 46 7f ff 10 10 81 : crc=81 YES|80 02 4b 46 7f ff 10 10 81 t=40000|, 40.0, 640",
    "5e ff 4b 46 7f ff 02 10 b6 : crc=b6 YES|5e ff 4b 46 7f ff 02 10 b6 t=-10125|, -10.125, -162",
    "00 00 4b 46 7f ff 10 10 69 : crc=69 YES|00 00 4b 46 7f ff 10 10 69 t=0|, 0.0, 0",
    // After a conversion the count byte says that 85.0 is true.
    "50 05 4b 46 7f ff 10 10 bd : crc=bd YES|50 05 4b 46 7f ff 10 10 bd t=85000|, 85.0, 1360",
    "d0 07 4b 46 7f ff 10 10 55 : crc=55 YES|d0 07 4b 46 7f ff 10 10 55 t=125000|, 125.0, 2000"
  })
  void shouldMeasure(String text, double celsius, int rawCode) throws IOException {
    directory.write("w1_slave", text.replace('|', '\n'));
    assertEquals(new Sample.Measured(Celsius.of(celsius), rawCode, NOW), sensor.sample(NOW));
  }

  @ParameterizedTest
  @CsvSource({
    // The kernel read a wrong checksum, and shows an older conversion on the second line.
    "72 01 4b 46 7f ff 0e 10 58 : crc=57 NO|72 01 4b 46 7f ff 0e 10 57 t=23125|, CHECKSUM",
    // One bit of the temperature has flipped, and the kernel did not see it.
    "73 01 4b 46 7f ff 0e 10 57 : crc=57 YES|73 01 4b 46 7f ff 0e 10 57 t=23187|, CHECKSUM",
    "72 01 4b 46 7f ff 0e 10 57 : crc=56 YES|72 01 4b 46 7f ff 0e 10 57 t=23125|, CHECKSUM",
    "ff ff ff ff ff ff ff ff ff : crc=c9 NO|72 01 4b 46 7f ff 0e 10 57 t=-62|, CHECKSUM",
    // The data wire is shorted to ground.
    "00 00 00 00 00 00 00 00 00 : crc=00 YES|00 00 00 00 00 00 00 00 00 t=0|, ABSENT",
    // The kernel's sign of a sensor that does not answer.
    "'', ABSENT",
    "50 05 4b 46 7f ff 0c 10 1c : crc=1c YES|50 05 4b 46 7f ff 0c 10 1c t=85000|, POWER_ON_VALUE",
    "ff 07 4b 46 7f ff 0c 10 a6 : crc=a6 YES|ff 07 4b 46 7f ff 0c 10 a6 t=127937|, CONVERSION",
    // 128.0 C is beyond the sensor.
    "00 08 4b 46 7f ff 10 10 98 : crc=98 YES|00 08 4b 46 7f ff 10 10 98 t=128000|, UNREADABLE",
    // The temperature is not that of the bytes; the two lines differ.
    "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES|72 01 4b 46 7f ff 0e 10 57 t=23126|, UNREADABLE",
    "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES|80 02 4b 46 7f ff 10 10 81 t=23125|, UNREADABLE",
    "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES|72 01 4b 46 7f ff 0e 10 57 t=|, UNREADABLE",
    "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES|72 01 4b 46 7f ff, UNREADABLE",
    "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES|, UNREADABLE",
    "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES|72 01 4b 46 7f ff 0e 10 57 t=9999999|, UNREADABLE",
    "t=23125, UNREADABLE",
    "|, UNREADABLE",
    "not a sensor, UNREADABLE"
  })
  void shouldSayWhyThereIsNoMeasurement(String text, Failure failure) throws IOException {
    directory.write("w1_slave", text.replace('|', '\n'));
    assertEquals(new Sample.Failed(failure, NOW), sensor.sample(NOW));
  }

  @ParameterizedTest
  @CsvSource({"23125|, 370", "23125, 370", "-62|, -1", "-10125|, -162", "125000|, 2000"})
  void shouldMeasureByTheTemperatureFileAlone(String text, int rawCode) throws IOException {
    directory.write("temperature", text.replace('|', '\n'));
    assertEquals(new Sample.Measured(Celsius.of(rawCode / 16.0), rawCode, NOW), sensor.sample(NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "85000|, POWER_ON_VALUE",
    "127937|, CONVERSION",
    "'', ABSENT",
    "23126|, UNREADABLE",
    "125062|, UNREADABLE",
    "-55062|, UNREADABLE",
    "23.125|, UNREADABLE",
    "0x1234|, UNREADABLE",
    "999999999999|, UNREADABLE"
  })
  void shouldDoubtTheTemperatureFile(String text, Failure failure) throws IOException {
    directory.write("temperature", text.replace('|', '\n'));
    assertEquals(new Sample.Failed(failure, NOW), sensor.sample(NOW));
  }

  @Test
  void shouldPreferTheFileWithTheChecksum() throws IOException {
    directory.write("w1_slave", W1Directory.scratchpad(640));
    directory.write("temperature", "23125\n");
    assertEquals(new Sample.Measured(Celsius.of(40), 640, NOW), sensor.sample(NOW));
  }

  @Test
  void shouldReadAllCodesOfTheRange() throws IOException {
    for (int code = -55 * 16; code <= 125 * 16; code++) {
      assertEquals(
          new Sample.Measured(Celsius.of(code / 16.0), code, NOW),
          Ds18b20Text.ofScratchpad(W1Directory.scratchpad(code), NOW));
    }
  }

  @Test
  void shouldNotReadAHugeFileToItsEnd() throws IOException {
    directory.write("w1_slave", W1Directory.scratchpad(640) + " ".repeat(1_000_000));
    assertEquals(new Sample.Failed(Failure.UNREADABLE, NOW), sensor.sample(NOW));
  }

  @Test
  void shouldBeAbsentWithoutDirectoryOrFiles() throws IOException {
    assertEquals(new Sample.Failed(Failure.ABSENT, NOW), sensor.sample(NOW));
    Files.createDirectories(devices.resolve(ID));
    assertEquals(new Sample.Failed(Failure.ABSENT, NOW), sensor.sample(NOW));
  }

  @Test
  void shouldBeAbsentWhenTheReadFails() throws IOException {
    // Reading a directory is an input/output error.
    Files.createDirectories(devices.resolve(ID).resolve("w1_slave"));
    assertEquals(new Sample.Failed(Failure.ABSENT, NOW), sensor.sample(NOW));
  }

  @Test
  void shouldTakeOnlyIdsOfThisFamily() {
    for (String id : new String[] {"10-0316a2795bff", "28-0316A2795BFF", "28-..", "../28-00"}) {
      assertThrows(IllegalArgumentException.class, () -> new Ds18b20(devices, id));
    }
  }
}
