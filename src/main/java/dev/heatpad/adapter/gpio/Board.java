package dev.heatpad.adapter.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import dev.heatpad.loop.HeaterSwitch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The GPIO chip of this Raspberry Pi, and the maker of the devices on it. Wiring owns the one board
 * of the process (the native library holds one chip) and closes it last; that closes the devices,
 * heaters first. Any thread may call.
 */
public final class Board implements AutoCloseable {

  private final Lines lines;
  private final Deque<Runnable> devices = new ConcurrentLinkedDeque<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  Board(Lines lines) {
    this.lines = lines;
  }

  /** Whether the device tree of this machine is a Raspberry Pi's. */
  public static boolean isRaspberryPi() {
    return Machine.THIS.isRaspberryPi();
  }

  /** Whether the device tree is a Raspberry Pi's: the first of these files that exists says so. */
  public static boolean isRaspberryPi(List<Path> modelFiles) {
    return new Machine(modelFiles, Machine.THIS.devices(), Machine.THIS.mayOpen()).isRaspberryPi();
  }

  /** Opens the chip that drives the header: the first whose label contains "pinctrl". */
  public static Board openHeaderChip() throws BoardException {
    return open(Machine.THIS, "");
  }

  /** Opens a chip by its name, such as {@code gpiochip0}. */
  public static Board openChip(String name) throws BoardException {
    return open(Machine.THIS, name);
  }

  static Board open(Machine machine, String chipName) throws BoardException {
    machine.requireChip(chipName);
    try {
      GpiodChip chip = GpiodChip.open(chipName);
      // Two providers and nothing else: Pi4J's search of the class path would start every plug-in
      // that it finds. No shutdown hook either: it would give lines back while the loop drives
      // them.
      Context pi4j =
          Pi4J.newContextBuilder()
              .noAutoDetect()
              .noAutoInject()
              .disableShutdownHook()
              .add(GpioDDigitalOutputProvider.newInstance())
              .add(GpioDDigitalInputProvider.newInstance())
              .build();
      return new Board(new Lines(pi4j, chip));
    } catch (LinkageError e) {
      throw new BoardException(
          "The native GPIO library cannot be loaded ("
              + BoardException.innermost(e)
              + "): use a 32 or 64 bit ARM system, and check that "
              + System.getProperty("java.io.tmpdir")
              + " is writable and not mounted noexec.",
          e);
    } catch (RuntimeException e) {
      throw new BoardException(
          "The GPIO chip cannot be opened ("
              + BoardException.innermost(e)
              + "): gpiodetect lists the chips; check the chip's name, and that the user is in"
              + " group gpio.",
          e);
    }
  }

  /**
   * A heater behind one relay, or two in series. The relays are off from the request of their
   * lines, and each pin has been seen to be off.
   *
   * @param relays the first makes and breaks the current, the last stands behind it
   */
  public RelayHeater heater(List<OutputPin> relays) throws BoardException {
    List<OutputLine> requested = new ArrayList<>();
    try {
      for (OutputPin pin : relays) {
        requested.add(lines.output(pin, "relay"));
      }
      RelayHeater heater = new RelayHeater(requested);
      // It also loads the classes on the way to OFF, so that no OFF waits for a dying disk.
      heater.drive(HeaterSwitch.Level.OFF);
      devices.addFirst(heater::close);
      return heater;
    } catch (IOException e) {
      requested.forEach(OutputLine::close);
      throw new BoardException(
          "A relay cannot be switched off ("
              + e.getMessage()
              + "): keep the heater's supply unplugged and check the wiring of this line.",
          e);
    } catch (BoardException | RuntimeException e) {
      requested.forEach(OutputLine::close);
      throw e;
    }
  }

  /** The buttons of one pad; those that are not in the map are not wired. */
  public LineButtons buttons(Map<LineButtons.Button, InputPin> wiring) throws BoardException {
    Map<LineButtons.Button, InputLine> requested = new EnumMap<>(LineButtons.Button.class);
    try {
      for (Map.Entry<LineButtons.Button, InputPin> button : wiring.entrySet()) {
        requireVisibleBreak(button.getKey(), button.getValue());
        requested.put(button.getKey(), lines.input(button.getValue()));
      }
      LineButtons buttons = new LineButtons(requested);
      devices.addLast(buttons::close);
      return buttons;
    } catch (BoardException | RuntimeException e) {
      requested.values().forEach(InputLine::close);
      throw e;
    }
  }

  /** A light, dark from the request of its line. */
  public LineIndicator indicator(OutputPin pin) throws BoardException {
    LineIndicator indicator = new LineIndicator(lines.output(pin, "light"));
    devices.addLast(indicator::close);
    return indicator;
  }

  /** Closes the devices, heaters first, then the chip. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      devices.forEach(Runnable::run);
      lines.close();
    }
  }

  private static void requireVisibleBreak(LineButtons.Button button, InputPin pin)
      throws BoardException {
    if (button == LineButtons.Button.STOP && pin.hidesBrokenWire()) {
      throw new BoardException(
          "The stop button on BCM "
              + pin.bcm()
              + " would read as released with a broken wire: use a normally closed button whose"
              + " pull resistor leads to the pressed level.");
    }
  }
}
