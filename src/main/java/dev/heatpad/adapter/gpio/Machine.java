package dev.heatpad.adapter.gpio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The machine as its files show it: what can be said in a plain sentence before Pi4J is asked.
 *
 * @param modelFiles where the device tree names the model; the first that exists counts
 * @param devices the directory of the device files
 * @param mayOpen whether this process may read and write a device file
 */
record Machine(List<Path> modelFiles, Path devices, Predicate<Path> mayOpen) {

  /** The machine that this program runs on. */
  static final Machine THIS =
      new Machine(
          List.of(
              Path.of("/proc/device-tree/model"), Path.of("/sys/firmware/devicetree/base/model")),
          Path.of("/dev"),
          file -> Files.isReadable(file) && Files.isWritable(file));

  private static final int MAX_MODEL_BYTES = 256;

  boolean isRaspberryPi() {
    return modelFiles.stream()
        .filter(Files::isReadable)
        .findFirst()
        .map(Machine::textOf)
        .orElse("")
        .contains("Raspberry Pi");
  }

  /**
   * Throws where the chip certainly cannot be opened.
   *
   * @param chip a name such as {@code gpiochip0}; empty when the first suitable one will do
   */
  void requireChip(String chip) throws BoardException {
    if (!isRaspberryPi()) {
      throw new BoardException(
          "This machine is not a Raspberry Pi ("
              + modelFiles.getFirst()
              + " does not say so), so"
              + " it has no header to switch a relay with: set the pad's output to simulated, or"
              + " run this on a Raspberry Pi.");
    }
    List<Path> chips = chips();
    if (chips.isEmpty()) {
      throw new BoardException(
          "There is no GPIO chip in "
              + devices
              + " (gpiochip0 is missing): load the kernel's GPIO"
              + " driver, or hand the device into the container.");
    }
    if (!chip.isEmpty() && !chips.contains(devices.resolve(chip))) {
      throw new BoardException(
          "There is no GPIO chip "
              + devices.resolve(chip)
              + ": correct or remove the chip's name,"
              + " gpiodetect lists those that exist.");
    }
    // The library opens each chip on its search, so one closed door stops it.
    for (Path file : chips) {
      if (!mayOpen.test(file)) {
        throw new BoardException(
            file
                + " may not be opened by user "
                + System.getProperty("user.name")
                + ": add the"
                + " user to group gpio (sudo usermod -aG gpio NAME) and log in again.");
      }
    }
  }

  private List<Path> chips() throws BoardException {
    List<Path> chips = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(devices, "gpiochip*")) {
      files.forEach(chips::add);
    } catch (IOException e) {
      throw new BoardException(
          "The GPIO chips in "
              + devices
              + " cannot be listed ("
              + e.getMessage()
              + "): check that"
              + " this directory is readable.",
          e);
    }
    chips.sort(null);
    return chips;
  }

  private static String textOf(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_MODEL_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // A device tree that cannot be read names no model.
      return "";
    }
  }
}
