package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.WearableReport;
import dev.heatpad.fixture.Await;
import dev.heatpad.fixture.BluetoothDouble;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A link to a double, and everything it told. Its clock can be moved on, so that no test waits for
 * the seconds that the link gives to a device.
 */
final class WearableUnderTest implements AutoCloseable {

  private static final int TURNS = 20;

  final BluetoothDouble bluetooth;
  final List<WearableReport> reports = new CopyOnWriteArrayList<>();
  private final BluetoothWearable wearable;
  private final AtomicLong aheadNanos = new AtomicLong();

  WearableUnderTest(BluetoothDouble bluetooth, String address) {
    this.bluetooth = bluetooth;
    wearable =
        new BluetoothWearable(
            DeviceAddress.parse(address).orElseThrow(),
            new BusAddress.At(bluetooth.busAddress()),
            reports::add,
            this::now);
    wearable.start();
  }

  /** Has the link at the double's device, and heard it. */
  static WearableUnderTest hearing(String... options) {
    WearableUnderTest test =
        new WearableUnderTest(BluetoothDouble.start(options), BluetoothDouble.ADDRESS);
    try {
      test.awaitHeartRate();
      return test;
    } catch (AssertionError silent) {
      test.close();
      throw silent;
    }
  }

  private MonotonicTime now() {
    return MonotonicTime.ofNanos(System.nanoTime() + aheadNanos.get());
  }

  /** Lets so much time pass for the link, which notices it by a signal that changes nothing. */
  void pass(Duration span) {
    aheadNanos.addAndGet(span.toNanos());
    bluetooth.say("adapter on");
  }

  /**
   * Lets so much time pass, and again after each real second: for a limit that begins only when the
   * link has noticed what the double did, which nobody can see from outside.
   */
  void passUntil(String expectation, Duration span, BooleanSupplier condition) {
    for (int turn = 0; turn < TURNS && !condition.getAsBoolean(); turn++) {
      pass(span);
      Await.reached(Duration.ofSeconds(1), condition);
    }
    Await.until(expectation, condition);
  }

  /** Waits until the link has heard all that the double said before this. */
  void awaitAllHeard() {
    int percent = signals(Signal.Battery.class, 0).size() % 50 + 20;
    int before = reports.size();
    bluetooth.say("battery " + percent);
    awaitSignal(new Signal.Battery(percent), before);
  }

  void awaitHeartRate() {
    int before = reports.size();
    Await.until("a heart rate", () -> heartRatesAfter(before) > 0);
  }

  long heartRatesAfter(int reportIndex) {
    return signals(Signal.HeartRate.class, reportIndex).size();
  }

  <T extends Signal> List<T> signals(Class<T> kind, int reportIndex) {
    return reports.stream()
        .skip(reportIndex)
        .map(WearableReport::signal)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  void awaitSignal(Signal expected, int reportIndex) {
    Await.until(expected.toString(), () -> signals(Signal.class, reportIndex).contains(expected));
  }

  void awaitState(LinkState state) {
    Await.until("the link is " + state, () -> state() == state);
  }

  LinkState state() {
    List<Signal.Link> told = signals(Signal.Link.class, 0);
    return told.isEmpty() ? LinkState.RADIO_OFF : told.getLast().state();
  }

  void stop() {
    wearable.close();
  }

  /** Neither the link's own thread nor the library's. */
  static boolean noThreadIsLeft() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .noneMatch(it -> it.startsWith("wearable-") || it.contains("DBus"));
  }

  @Override
  public void close() {
    wearable.close();
    bluetooth.close();
  }
}
