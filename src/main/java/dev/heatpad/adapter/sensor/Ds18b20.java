package dev.heatpad.adapter.sensor;

import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Thermometer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A DS18B20 through the files of the kernel's w1_therm driver. Reading one makes a conversion: it
 * takes 750 ms, and as long as the kernel likes when the bus is in trouble, so a {@link
 * SensorPoller} owns this and reads it on the sensor's own thread.
 *
 * <p>{@code w1_slave} is preferred because it carries the scratchpad with its checksum, by which a
 * power-on value is known. {@code temperature} holds only the number and serves where the other is
 * missing.
 */
public final class Ds18b20 implements Thermometer {

  /** Where the kernel shows the devices on its 1-Wire buses. */
  public static final Path KERNEL_DIRECTORY = Path.of("/sys/bus/w1/devices");

  private static final Pattern ID = Pattern.compile("28-[0-9a-f]{12}");

  /** A full w1_slave file has 75 characters, 80 at the lowest temperature. */
  private static final int MAX_FILE_BYTES = 256;

  private final Path directory;
  private volatile boolean closed;

  /**
   * The sensor with this id.
   *
   * @param devices {@link #KERNEL_DIRECTORY}, or a directory that looks like it
   * @param id family 28 and serial number, as the kernel names it: {@code 28-0316a2795bff}
   */
  public Ds18b20(Path devices, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a DS18B20: " + id);
    }
    directory = devices.resolve(id);
  }

  @Override
  public Sample sample(MonotonicTime now) {
    if (closed) {
      return new Sample.Failed(Sample.Failure.ABSENT, now);
    }
    try {
      return Ds18b20Text.ofScratchpad(contentOf("w1_slave"), now);
    } catch (NoSuchFileException e) {
      return withoutScratchpad(now);
    } catch (IOException e) {
      return new Sample.Failed(reasonOf(e), now);
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private Sample withoutScratchpad(MonotonicTime now) {
    try {
      return Ds18b20Text.ofTemperature(contentOf("temperature"), now);
    } catch (IOException e) {
      return new Sample.Failed(reasonOf(e), now);
    }
  }

  private static Sample.Failure reasonOf(IOException failure) {
    // The kernel says "no such device" and "input/output error" of a sensor that does not answer.
    return failure instanceof AccessDeniedException
        ? Sample.Failure.UNREADABLE
        : Sample.Failure.ABSENT;
  }

  /** At most one byte more than such a file can have, so that a longer one is seen to be. */
  private String contentOf(String file) throws IOException {
    byte[] content = new byte[MAX_FILE_BYTES + 1];
    try (InputStream in = Files.newInputStream(directory.resolve(file))) {
      int length = in.readNBytes(content, 0, content.length);
      return new String(content, 0, length, StandardCharsets.ISO_8859_1);
    }
  }
}
