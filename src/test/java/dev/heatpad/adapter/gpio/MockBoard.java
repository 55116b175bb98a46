package dev.heatpad.adapter.gpio;

import com.pi4j.Pi4J;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProviderImpl;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProviderImpl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A board on Pi4J's mock plug-in that records every level written, and whose lines fail when told
 * to. Everything but the lines is the production code.
 */
public final class MockBoard implements AutoCloseable {

  /** Pi4J writes a page for each failure that a test provokes. Kept here, or it is forgotten. */
  private static final Logger PI4J = Logger.getLogger("com.pi4j");

  static {
    PI4J.setLevel(Level.OFF);
  }

  private final Map<Integer, Output> outputs = new HashMap<>();
  private final Map<Integer, Input> inputs = new HashMap<>();
  private final Map<Integer, String> holders = new HashMap<>();
  private final Set<Integer> released = new HashSet<>();
  private final List<String> log = new ArrayList<>();
  private final Board board;
  private Optional<DigitalState> heldFromTheStart = Optional.empty();

  public MockBoard() {
    board =
        new Board(
            new Lines(
                Pi4J.newContextBuilder()
                    .noAutoDetect()
                    .add(new Outputs())
                    .add(new Inputs())
                    .build(),
                new MockChip()));
  }

  public Board board() {
    return board;
  }

  @Override
  public void close() {
    board.close();
  }

  /** What was written to all outputs, in order: {@code "26=HIGH"}. */
  List<String> log() {
    return log;
  }

  /** What was written to an output since it was requested; also after it was given back. */
  List<DigitalState> written(int bcm) {
    return output(bcm).written;
  }

  /** Whether the newest level written is the opposite of the one on giving the line back. */
  public boolean isActive(int bcm) {
    return written(bcm).getLast() != output(bcm).config().shutdownState();
  }

  void failWrites(int bcm) {
    output(bcm).failingWrites = true;
  }

  /** Makes the pin of an output read so whatever is written. */
  void holdPin(int bcm, DigitalState state) {
    output(bcm).held = Optional.of(state);
  }

  /** Makes the pins of outputs that are requested from now on read so. */
  void holdNewPins(DigitalState state) {
    heldFromTheStart = Optional.of(state);
  }

  void failReads(int bcm) {
    output(bcm).failingReads = true;
  }

  /** Moves the pin of an input. */
  public void setInput(int bcm, DigitalState state) {
    input(bcm).mockState(state);
  }

  void failInput(int bcm) {
    input(bcm).failing = true;
  }

  /** Lets another program hold a line that is not requested yet. */
  void occupy(int bcm, String holder) {
    holders.put(bcm, holder);
  }

  Set<Integer> released() {
    return released;
  }

  Output output(int bcm) {
    return Objects.requireNonNull(outputs.get(bcm));
  }

  Input input(int bcm) {
    return Objects.requireNonNull(inputs.get(bcm));
  }

  /** An output that remembers. */
  final class Output extends MockDigitalOutput {
    private final List<DigitalState> written = new ArrayList<>();
    private Optional<DigitalState> held = heldFromTheStart;
    private boolean failingWrites;
    private boolean failingReads;

    Output(DigitalOutputProvider provider, DigitalOutputConfig config) {
      super(provider, config);
    }

    @Override
    public DigitalOutput state(DigitalState state) {
      if (holders.containsKey(config().address())) {
        throw new IOException("Device or resource busy");
      }
      log.add(config().address() + "=" + state);
      if (failingWrites) {
        throw new IOException("the write failed");
      }
      written.add(state);
      return super.state(state);
    }
  }

  /** An input that can fail. */
  static final class Input extends MockDigitalInput {
    private boolean failing;

    Input(DigitalInputProvider provider, DigitalInputConfig config) {
      super(provider, config);
    }

    @Override
    public DigitalState state() {
      if (failing) {
        throw new IllegalStateException("the read failed");
      }
      return super.state();
    }
  }

  private final class Outputs extends MockDigitalOutputProviderImpl {
    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      Output output = new Output(this, config);
      outputs.put(config.address(), output);
      context.registry().add(output);
      return output;
    }
  }

  private final class Inputs extends MockDigitalInputProviderImpl {
    @Override
    public DigitalInput create(DigitalInputConfig config) {
      Input input = new Input(this, config);
      inputs.put(config.address(), input);
      context.registry().add(input);
      return input;
    }
  }

  private final class MockChip implements Chip {
    @Override
    public DigitalState levelOf(DigitalOutput output) {
      Output mock = (Output) output;
      if (mock.failingReads) {
        throw new IllegalStateException("the read failed");
      }
      return mock.held.orElseGet(output::state);
    }

    @Override
    public Optional<String> holderOf(int bcm) {
      return Optional.ofNullable(holders.get(bcm));
    }

    @Override
    public void release(int bcm) {
      released.add(bcm);
    }

    @Override
    public void closed() {}
  }
}
