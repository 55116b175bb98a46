package dev.heatpad.adapter.gpio;

import com.pi4j.boardinfo.definition.BoardModel;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.library.gpiod.internal.GpioLine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The chip behind Pi4J's gpiod provider, by the library below it. {@code DigitalOutput.state()} of
 * Pi4J 3.0.3 returns what was last written, so the pin is asked here: libgpiod's read of a
 * requested output goes to the chip, on a BCM283x to the register of pin levels.
 *
 * <p>The context below is one for the whole process. A line or the chip that has been given back is
 * freed memory of the C library, so the {@link Board} and its lines take care that nothing is asked
 * after that.
 */
final class GpiodChip implements Chip {

  private static final GpioDContext GPIOD = GpioDContext.getInstance();

  /** A second board would free the lines of the first on closing. */
  private static final AtomicBoolean IN_USE = new AtomicBoolean();

  private GpiodChip() {}

  /**
   * Opens the chip before Pi4J does: Pi4J would log a failure and drop its cause, and would obey a
   * properties file of the user's about which chip to take.
   *
   * @param name such as {@code gpiochip0}; empty for the first whose label contains "pinctrl"
   * @throws RuntimeException or a {@link LinkageError} when the library or the chip fails
   */
  static GpiodChip open(String name) {
    // The device tree has said that this is a Raspberry Pi. Pi4J compares the model with a list of
    // its own that misses some (a Zero 2 W under a mainline kernel), and then would do nothing.
    if (!BoardInfoHelper.runningOnRaspberryPi()) {
      BoardInfoHelper.current().setBoardModel(BoardModel.GENERIC);
    }
    if (!IN_USE.compareAndSet(false, true)) {
      throw new IllegalStateException("this program has opened it already");
    }
    try {
      GPIOD.setChip(name);
      GPIOD.initialize();
    } catch (RuntimeException | LinkageError e) {
      IN_USE.set(false);
      throw e;
    }
    return new GpiodChip();
  }

  @Override
  public DigitalState levelOf(DigitalOutput output) {
    return DigitalState.getState(GPIOD.getOrOpenLine(output.address()).getValue());
  }

  @Override
  public Optional<String> holderOf(int bcm) {
    GpioLine line = GPIOD.getOrOpenLine(bcm);
    line.update();
    if (!line.isUsed()) {
      return Optional.empty();
    }
    @Nullable String consumer = line.getConsumer();
    return Optional.of(consumer == null ? "the kernel" : consumer);
  }

  @Override
  public void release(int bcm) {
    GPIOD.closeLine(GPIOD.getOrOpenLine(bcm));
  }

  @Override
  public void closed() {
    IN_USE.set(false);
  }
}
