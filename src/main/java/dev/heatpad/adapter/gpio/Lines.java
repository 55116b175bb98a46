package dev.heatpad.adapter.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The lines of a {@link Board}: requested from Pi4J, handed out once each, given back. Any thread
 * may call.
 *
 * <p>No line is handed out twice. It must not be: Pi4J gives a line back that is an input before it
 * requests it as an output, which would silence a stop button.
 */
final class Lines {

  private static final Logger LOGGER = System.getLogger(Lines.class.getName());

  private final Context pi4j;
  private final Chip chip;
  private final Set<Integer> claimed = ConcurrentHashMap.newKeySet();

  /** Pi4J's registry is not safe for several threads. No other lock is taken under this one. */
  private final Object registry = new Object();

  private boolean closed;

  Lines(Context pi4j, Chip chip) {
    this.pi4j = pi4j;
    this.chip = chip;
  }

  /** Requests an output that starts, and is given back, at its inactive level. */
  OutputLine output(OutputPin pin, String role) throws BoardException {
    DigitalState off = pin.active().inactive();
    // The initial level travels in the line request. Pi4J 3.0.3 hands it to libgpiod's
    // gpiod_line_request_output as the default value, the kernel sets the level of the output
    // before its direction, and Pi4J then writes the same level once more: there is no moment of
    // another level. The kernel's trace on an emulated Raspberry Pi 3 shows these three steps.
    // Unset, the level would be low, which is ON for most relay boards.
    return request(
        pin.bcm(),
        () ->
            new OutputLine(
                this,
                pin,
                pi4j.create(
                    DigitalOutput.newConfigBuilder(pi4j)
                        .id("heatpad-" + role + "-bcm" + pin.bcm())
                        .address(pin.bcm())
                        .initial(off)
                        .shutdown(off)
                        .build())));
  }

  InputLine input(InputPin pin) throws BoardException {
    // Without Pi4J's debouncing an edge is told at once; see LineButtons.
    return request(
        pin.bcm(),
        () ->
            new InputLine(
                this,
                pin,
                pi4j.create(
                    DigitalInput.newConfigBuilder(pi4j)
                        .id("heatpad-button-bcm" + pin.bcm())
                        .address(pin.bcm())
                        .pull(pin.pull().resistance())
                        .debounce(0L)
                        .build())));
  }

  /** The level of the pin now, read from the chip. Throws what Pi4J throws. */
  DigitalState levelOf(DigitalOutput output) {
    return chip.levelOf(output);
  }

  /**
   * Drives an output off and gives it back; called by its line, which uses it no more. An output
   * that cannot be written is given back all the same: its external resistor decides then.
   */
  void giveBack(DigitalOutput output) {
    giveBack(
        output.address(),
        () -> {
          try {
            pi4j.shutdown(output);
          } catch (RuntimeException e) {
            // Pi4J keeps a line whose last write failed. When the chip closes it would try that
            // write again, on memory that the C library has freed by then.
            LOGGER.log(
                Level.ERROR,
                "BCM {0} was given back without being driven off: {1}",
                output.address(),
                BoardException.innermost(e));
            output.config().shutdownState(DigitalState.UNKNOWN);
            pi4j.shutdown(output);
          }
        });
  }

  /** Gives an input back; called by its line, which uses it no more. */
  void giveBack(DigitalInput input) {
    giveBack(input.address(), () -> pi4j.shutdown(input));
  }

  /** Closes the chip, after the lines. */
  void close() {
    synchronized (registry) {
      closed = true;
      try {
        pi4j.shutdown();
      } catch (RuntimeException e) {
        LOGGER.log(
            Level.ERROR,
            "The GPIO chip could not be closed properly: " + BoardException.innermost(e));
      }
      chip.closed();
    }
  }

  private <L> L request(int bcm, Supplier<L> line) throws BoardException {
    synchronized (registry) {
      if (closed) {
        throw new BoardException(
            "BCM " + bcm + " was asked for after the board was closed: open the board again.");
      }
      if (!claimed.add(bcm)) {
        throw new BoardException(
            "BCM " + bcm + " is configured for two devices: give each its own line.");
      }
      try {
        return line.get();
      } catch (RuntimeException e) {
        BoardException refusal = refusal(bcm, e);
        release(bcm);
        throw refusal;
      }
    }
  }

  private BoardException refusal(int bcm, RuntimeException cause) {
    Optional<String> holder = Optional.empty();
    try {
      holder = chip.holderOf(bcm);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
    return new BoardException(
        holder.isPresent()
            ? "BCM "
                + bcm
                + " is in use by "
                + holder.get()
                + ": stop that program or overlay, or choose another line (gpioinfo lists them)."
            : "BCM "
                + bcm
                + " cannot be requested ("
                + BoardException.innermost(cause)
                + "): gpioinfo lists the lines and who holds them.",
        cause);
  }

  private void giveBack(int bcm, Runnable shutdown) {
    synchronized (registry) {
      try {
        shutdown.run();
        claimed.remove(bcm);
      } catch (RuntimeException e) {
        LOGGER.log(
            Level.ERROR,
            "BCM " + bcm + " could not be given back properly: " + BoardException.innermost(e));
        release(bcm);
      }
    }
  }

  /** Pi4J keeps a line that failed half-way; released, its external resistor decides. */
  private void release(int bcm) {
    try {
      chip.release(bcm);
      claimed.remove(bcm);
    } catch (RuntimeException e) {
      LOGGER.log(
          Level.ERROR, "BCM " + bcm + " could not be released: " + BoardException.innermost(e));
    }
  }
}
