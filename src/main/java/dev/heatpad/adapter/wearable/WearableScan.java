package dev.heatpad.adapter.wearable;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.core.wearable.DeviceProfiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lists the devices in range, so that a person can choose one. It connects to none, and waits on
 * the calling thread. BlueZ lists devices that it remembers too; those have no signal strength.
 */
public final class WearableScan {

  /** A device as its advertisements show it. */
  public record Sighting(
      DeviceAddress address,
      String name,
      Set<String> serviceUuids,
      OptionalInt signalDbm,
      OptionalInt batteryPercent) {

    public Sighting {
      serviceUuids = Set.copyOf(serviceUuids);
    }

    public DeviceProfile profile() {
      return DeviceProfiles.of(name, serviceUuids);
    }

    /** Whether it offers something that is listened to; a watch may hide it until connected. */
    public boolean offersSignals() {
      return serviceUuids.stream().anyMatch(DeviceProfiles.SERVICES::contains);
    }
  }

  /** What came of a search. */
  public sealed interface Outcome {}

  /** Those that offer signals first, then the nearest first. */
  public record Seen(List<Sighting> sightings) implements Outcome {
    public Seen {
      sightings = List.copyOf(sightings);
    }
  }

  /**
   * There was no search.
   *
   * @param detail the other side's words
   */
  public record Failed(Cause cause, String detail) implements Outcome {}

  /** Why there was no search. */
  public enum Cause {
    NO_BUS("The system's message bus cannot be reached."),
    NO_SERVICE("BlueZ does not run here, or does not let us in."),
    NO_CONTROLLER("This computer has no Bluetooth controller."),
    RADIO_OFF("Bluetooth is switched off."),
    REFUSED("BlueZ refused to search.");

    private final String sentence;

    Cause(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  private static final Comparator<Sighting> ORDER =
      Comparator.comparing((Sighting it) -> !it.offersSignals())
          .thenComparingInt(it -> -it.signalDbm().orElse(Integer.MIN_VALUE + 1))
          .thenComparing(it -> it.address().text());

  private WearableScan() {}

  /** Searches for the whole span, or until the bus breaks off. */
  public static Outcome look(BusAddress busAddress, Duration span) throws InterruptedException {
    CountDownLatch lost = new CountDownLatch(1);
    BluezBus opened;
    try {
      opened = BluezBus.open(busAddress, new Deaf(lost), () -> MonotonicTime.ofNanos(0));
    } catch (BusException failed) {
      return failed(Cause.NO_BUS, failed);
    }
    try (BluezBus bus = opened) {
      return look(bus, lost, span);
    }
  }

  private static Outcome look(BluezBus bus, CountDownLatch lost, Duration span)
      throws InterruptedException {
    BluezObjects objects = new BluezObjects();
    try {
      Optional<Map<String, Map<String, Map<String, Object>>>> before = bus.follow();
      if (before.isEmpty()) {
        return new Failed(Cause.NO_SERVICE, "no BlueZ on the bus");
      }
      objects.replace(before.get());
    } catch (BusException failed) {
      return failed(Cause.NO_SERVICE, failed);
    }
    Observed way = objects.observe();
    switch (way.radio()) {
      case OFF -> {
        return new Failed(Cause.RADIO_OFF, "no controller has power");
      }
      case NO_BUS, NO_SERVICE, NO_CONTROLLER -> {
        return new Failed(Cause.NO_CONTROLLER, "BlueZ shows none");
      }
      case ON -> {
        // Goes on below.
      }
    }
    try {
      bus.startSearch(way.adapter());
      boolean brokeOff = lost.await(span.toNanos(), TimeUnit.NANOSECONDS);
      if (brokeOff) {
        return new Failed(Cause.NO_BUS, "it broke off");
      }
      // Before the search is ended, for with it the signal strengths go.
      bus.follow().ifPresent(objects::replace);
      bus.stopSearch(way.adapter());
    } catch (BusException failed) {
      return failed(Cause.REFUSED, failed);
    }
    return new Seen(sightings(objects));
  }

  private static List<Sighting> sightings(BluezObjects objects) {
    List<Sighting> sightings = new ArrayList<>();
    for (String path : objects.pathsOf(BluezObjects.DEVICE)) {
      objects
          .address(path)
          .ifPresent(address ->
              sightings.add(
                  new Sighting(
                      address,
                      objects.name(path),
                      objects.services(path),
                      objects.signalDbm(path),
                      objects.batteryPercent(path))));
    }
    sightings.sort(ORDER);
    return sightings;
  }

  private static Failed failed(Cause cause, BusException why) {
    return new Failed(cause, String.valueOf(why.getMessage()));
  }

  /** Two snapshots are enough here; only the end of the bus is of interest. */
  private record Deaf(CountDownLatch lost) implements BusListener {
    @Override
    public void added(String path, Map<String, Map<String, Object>> interfaces) {}

    @Override
    public void removed(String path, List<String> interfaces) {}

    @Override
    public void changed(
        String path, String name, Map<String, Object> properties, MonotonicTime arrivedAt) {}

    @Override
    public void serviceChanged() {}

    @Override
    public void lost(String cause) {
      lost.countDown();
    }
  }
}
