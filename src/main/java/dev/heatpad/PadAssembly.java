package dev.heatpad;

import dev.heatpad.adapter.gpio.ActiveLevel;
import dev.heatpad.adapter.gpio.Board;
import dev.heatpad.adapter.gpio.BoardException;
import dev.heatpad.adapter.gpio.InputPin;
import dev.heatpad.adapter.gpio.LineButtons;
import dev.heatpad.adapter.gpio.OutputPin;
import dev.heatpad.adapter.gpio.Pull;
import dev.heatpad.adapter.host.SystemClock;
import dev.heatpad.adapter.sensor.Ds18b20;
import dev.heatpad.adapter.sensor.SensorPoller;
import dev.heatpad.config.GpioSettings;
import dev.heatpad.config.LimitSettings;
import dev.heatpad.config.PadSettings;
import dev.heatpad.config.Phase;
import dev.heatpad.config.Programs;
import dev.heatpad.config.SensorSettings;
import dev.heatpad.config.Settings;
import dev.heatpad.config.SimulationSettings;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.core.session.PadDefinition.Nature;
import dev.heatpad.core.session.Program;
import dev.heatpad.core.session.StartGate;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.Indicator;
import dev.heatpad.loop.LeasedHeater;
import dev.heatpad.loop.PadDevices;
import dev.heatpad.loop.Recovery;
import dev.heatpad.sim.SimulatedPad;
import dev.heatpad.sim.SimulatedPerson;
import dev.heatpad.sim.SimulatedWorld;
import dev.heatpad.sim.twin.BloodFlow;
import dev.heatpad.sim.twin.PadBuild;
import dev.heatpad.sim.twin.PadTwin;
import dev.heatpad.sim.twin.SensorBuild;
import dev.heatpad.sim.twin.Wiring;
import java.lang.System.Logger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From the configuration to pads: their definitions, and the devices behind them, real or
 * simulated. Main's thread makes and closes it.
 */
final class PadAssembly implements AutoCloseable {

  private static final Logger LOG = System.getLogger(PadAssembly.class.getName());

  private final Map<PadName, PadDevices> devices = new LinkedHashMap<>();
  private final Map<PadName, SimulatedPad> simulated = new LinkedHashMap<>();
  private final List<Recovery.Configured> configured = new ArrayList<>();
  private final List<Runnable> sensorsToStart = new ArrayList<>();
  private final List<SensorPoller> sensors = new ArrayList<>();
  private final Inbox inbox;
  private @Nullable Board board;

  /**
   * Builds all pads. Every heater is off when it returns.
   *
   * @throws BoardException when a real pad's lines cannot be had; what was opened is closed again
   */
  PadAssembly(Settings settings, Programs programs, Inbox inbox) throws BoardException {
    this.inbox = inbox;
    boolean built = false;
    try {
      for (Map.Entry<String, PadSettings> pad : settings.pads().entrySet()) {
        add(new PadName(pad.getKey()), pad.getValue(), settings.simulation(), programs);
      }
      built = true;
    } finally {
      if (!built) {
        close();
      }
    }
  }

  Map<PadName, PadDevices> devices() {
    return devices;
  }

  List<Recovery.Configured> configured() {
    return configured;
  }

  SimulatedWorld world() {
    return new SimulatedWorld(simulated);
  }

  /** Starts the threads that read real sensors. */
  void startSensors() {
    sensorsToStart.forEach(Runnable::run);
  }

  /** Seals every heater: off, for good. Never throws. */
  void heatersOff() {
    for (PadDevices device : devices.values()) {
      try {
        device.heater().seal();
      } catch (RuntimeException | Error failure) {
        LOG.log(Logger.Level.ERROR, "A heater could not be switched off. Unplug the pad.", failure);
      }
    }
  }

  @Override
  public void close() {
    sensors.forEach(SensorPoller::close);
    for (PadDevices device : devices.values()) {
      device.heater().close();
      device.buttons().close();
      device.indicator().close();
    }
    if (board != null) {
      board.close();
    }
  }

  private void add(PadName name, PadSettings pad, SimulationSettings simulation, Programs programs)
      throws BoardException {
    boolean isSimulated = pad.output() == PadSettings.Output.SIMULATED;
    PadDevices padDevices =
        isSimulated ? simulate(name, pad, simulation) : wire(name, pad.gpio(), pad.sensor());
    padDevices.buttons().onEdge(inbox::wake);
    devices.put(name, padDevices);
    Nature nature =
        isSimulated
            ? (simulation.unlimited() ? Nature.SIMULATED_UNLIMITED : Nature.SIMULATED)
            : Nature.REAL;
    Map<String, Program> known = programs(programs);
    PadDefinition definition =
        new PadDefinition(
            name,
            new Person(pad.person()),
            limits(pad),
            pad.sensor().skinUncertaintyCelsius(),
            new HeaterRatings(
                pad.powerWatts(), pad.powerWatts() / pad.areaSquareMetres(), Optional.empty()),
            arming(pad, nature),
            nature,
            NightWindow.usual(ZoneId.systemDefault()),
            known);
    Program usual = known.get(pad.program());
    if (usual == null) {
      throw new IllegalStateException("the configuration names an unknown program");
    }
    configured.add(
        new Recovery.Configured(
            definition,
            StartGate.fitted(usual, definition.limits()),
            Set.of(SensorRole.SKIN_SIDE)));
  }

  private static Limits limits(PadSettings pad) {
    LimitSettings limit = pad.limit();
    return new Limits(
        pad.profile(),
        limit.session().orElse(pad.profile().maxSession()),
        limit.targetCelsius().isPresent()
            ? Celsius.of(limit.targetCelsius().getAsDouble())
            : pad.profile().maxTarget(),
        limit.sessionsPerDay().orElse(pad.profile().sessionsPerDay()),
        limit.rest().orElse(pad.profile().rest()));
  }

  /** Unless the configuration says so: required where a person can arm, off for a simulation. */
  private static Arming arming(PadSettings pad, Nature nature) {
    if (pad.arming().isPresent()) {
      return switch (pad.arming().get()) {
        case REQUIRED -> Arming.REQUIRED;
        case OFF -> Arming.OFF;
      };
    }
    boolean canArm = pad.gpio().startButton().isPresent();
    return canArm && !nature.isSimulated() ? Arming.REQUIRED : Arming.OFF;
  }

  private static Map<String, Program> programs(Programs programs) {
    Map<String, Program> known = new TreeMap<>();
    programs
        .byName()
        .forEach((name, program) ->
            known.put(
                name, new Program(name, program.title(), program.duration(), target(program))));
    return known;
  }

  private static Celsius target(dev.heatpad.config.Program program) {
    return switch (program.phases().getFirst()) {
      case Phase.Heat heat -> Celsius.of(heat.targetCelsius());
    };
  }

  private PadDevices simulate(PadName name, PadSettings pad, SimulationSettings simulation) {
    SimulatedPerson person = SimulatedPerson.valueOf(simulation.person().name());
    PadTwin.Setup setup =
        new PadTwin.Setup(
            new PadBuild(
                pad.areaSquareMetres(), pad.powerWatts(), PadBuild.reference().ratedVolts()),
            Wiring.TWO_RELAYS,
            BloodFlow.NORMAL,
            person.lie(),
            simulation.ambientCelsius(),
            List.of(SensorBuild.exact(SensorRole.SKIN_SIDE)));
    SimulatedPad simulatedPad =
        new SimulatedPad(
            new PadTwin(setup, new SplittableRandom(name.text().hashCode())),
            person,
            sample -> inbox.offer(new Arrival.Sensed(name, SensorRole.SKIN_SIDE, sample)));
    simulated.put(name, simulatedPad);
    return new PadDevices(
        new LeasedHeater(name.text(), simulatedPad.heater(), SystemClock::monotonic),
        simulatedPad.buttons(),
        simulatedPad.indicator());
  }

  private PadDevices wire(PadName name, GpioSettings gpio, SensorSettings sensor)
      throws BoardException {
    Board opened = openBoard(gpio.chip());
    ActiveLevel relayActive = ActiveLevel.valueOf(gpio.relayActive().name());
    List<OutputPin> relays = new ArrayList<>();
    relays.add(new OutputPin(gpio.relayA(), relayActive));
    gpio.relayB().ifPresent(pin -> relays.add(new OutputPin(pin, relayActive)));
    LeasedHeater heater =
        new LeasedHeater(name.text(), opened.heater(relays), SystemClock::monotonic);
    sensor.skin().ifPresent(id -> sensorsToStart.add(() -> startSensor(name, sensor, id)));
    return new PadDevices(heater, opened.buttons(buttons(gpio)), indicator(opened, gpio));
  }

  private void startSensor(PadName name, SensorSettings sensor, String id) {
    sensors.add(
        SensorPoller.start(
            name,
            SensorRole.SKIN_SIDE,
            new Ds18b20(sensor.w1Directory(), id),
            SystemClock::monotonic,
            sample -> inbox.offer(new Arrival.Sensed(name, SensorRole.SKIN_SIDE, sample))));
  }

  private Board openBoard(Optional<String> chip) throws BoardException {
    Board opened = board;
    if (opened == null) {
      opened = chip.isPresent() ? Board.openChip(chip.get()) : Board.openHeaderChip();
      board = opened;
    }
    return opened;
  }

  /** The buttons as {@code hardware/README.md} wires them: to ground, pulled up. */
  private static Map<LineButtons.Button, InputPin> buttons(GpioSettings gpio) {
    Map<LineButtons.Button, InputPin> buttons = new EnumMap<>(LineButtons.Button.class);
    gpio.stopButton()
        .ifPresent(pin ->
            buttons.put(LineButtons.Button.STOP, new InputPin(pin, ActiveLevel.HIGH, Pull.UP)));
    gpio.startButton()
        .ifPresent(pin ->
            buttons.put(LineButtons.Button.START, new InputPin(pin, ActiveLevel.LOW, Pull.UP)));
    return buttons;
  }

  private static Indicator indicator(Board board, GpioSettings gpio) throws BoardException {
    if (gpio.runLed().isEmpty()) {
      return new NoIndicator();
    }
    return board.indicator(new OutputPin(gpio.runLed().getAsInt(), ActiveLevel.HIGH));
  }

  /** A pad without a light. */
  private record NoIndicator() implements Indicator {
    @Override
    public void show(dev.heatpad.loop.HeaterSwitch.Level level) {}

    @Override
    public void close() {}
  }
}
