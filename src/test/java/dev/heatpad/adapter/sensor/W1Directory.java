package dev.heatpad.adapter.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The directory of one DS18B20 as the kernel would show it. */
public final class W1Directory {

  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

  private final Path directory;

  public W1Directory(Path devices, String id) {
    directory = devices.resolve(id);
  }

  /** Writes what the kernel shows of a sensor in this temperature. */
  public void writeTemperature(double celsius) throws IOException {
    write("w1_slave", scratchpad((int) Math.round(celsius * 16)));
  }

  void write(String file, String text) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(file), text);
  }

  /** The sensor is gone. */
  public void remove() throws IOException {
    Files.deleteIfExists(directory.resolve("w1_slave"));
    Files.deleteIfExists(directory.resolve("temperature"));
    Files.deleteIfExists(directory);
  }

  /** A w1_slave file after a conversion to this code. */
  static String scratchpad(int code) {
    byte count = (byte) (0x10 - (code & 0x0F));
    byte[] bytes = {(byte) code, (byte) (code >> 8), 0x4B, 0x46, 0x7F, (byte) 0xFF, count, 0x10, 0};
    bytes[8] = (byte) checksum(bytes);
    String text = SPACED.formatHex(bytes);
    return "%s : crc=%02x YES\n%s t=%d\n"
        .formatted(text, Byte.toUnsignedInt(bytes[8]), text, code * 1000 / 16);
  }

  /**
   * Bit by bit as the shift register of the data sheet does it, and so unlike the production code.
   */
  private static int checksum(byte[] bytes) {
    int register = 0;
    for (int bit = 0; bit < 64; bit++) {
      int in = (bytes[bit / 8] >> (bit % 8)) & 1;
      int feedback = in ^ (register & 1);
      register = (register >> 1) ^ (feedback == 1 ? 0x8C : 0);
    }
    return register;
  }
}
