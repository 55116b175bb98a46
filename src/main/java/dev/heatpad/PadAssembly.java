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
import dev.heatpad.config.PadSettings;
import dev.heatpad.config.Programs;
import dev.heatpad.config.SensorSettings;
import dev.heatpad.config.Settings;
import dev.heatpad.config.SimulationSettings;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.PadName;
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
import dev.heatpad.sim.twin.PhysicalFault;
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
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * From the configuration to the devices behind the pads, real or simulated. Main's thread makes and
 * closes it.
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
      ConfiguredPads pads =
          new ConfiguredPads(settings.simulation(), programs, ZoneId.systemDefault());
      for (Map.Entry<String, PadSettings> pad : settings.pads().entrySet()) {
        add(new PadName(pad.getKey()), pad.getValue(), settings.simulation(), pads);
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

  private void add(
      PadName name, PadSettings pad, SimulationSettings simulation, ConfiguredPads pads)
      throws BoardException {
    boolean isSimulated = pad.output() == PadSettings.Output.SIMULATED;
    PadDevices padDevices =
        isSimulated ? simulate(name, pad, simulation) : wire(name, pad.gpio(), pad.sensor());
    padDevices.buttons().onEdge(inbox::wake);
    devices.put(name, padDevices);
    configured.add(pads.pad(name, pad));
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
            pad.sensor().simulated().stream().map(SensorBuild::exact).toList());
    PadTwin twin = new PadTwin(setup, new SplittableRandom(name.text().hashCode()));
    if (simulation.defect() != SimulationSettings.Defect.NONE) {
      twin.inject(PhysicalFault.valueOf(simulation.defect().name()));
    }
    SimulatedPad simulatedPad =
        new SimulatedPad(
            twin, person, (role, sample) -> inbox.offer(new Arrival.Sensed(name, role, sample)));
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
    sensor
        .wired()
        .forEach((role, id) ->
            sensorsToStart.add(
                () -> startSensor(name, role, new Ds18b20(sensor.w1Directory(), id))));
    return new PadDevices(heater, opened.buttons(buttons(gpio)), indicator(opened, gpio));
  }

  private void startSensor(PadName name, SensorRole role, Ds18b20 sensor) {
    sensors.add(
        SensorPoller.start(
            name,
            role,
            sensor,
            SystemClock::monotonic,
            sample -> inbox.offer(new Arrival.Sensed(name, role, sample))));
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
