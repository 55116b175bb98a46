package dev.heatpad.adapter.wearable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.wearable.WearableScan.Cause;
import dev.heatpad.adapter.wearable.WearableScan.Failed;
import dev.heatpad.adapter.wearable.WearableScan.Outcome;
import dev.heatpad.adapter.wearable.WearableScan.Seen;
import dev.heatpad.adapter.wearable.WearableScan.Sighting;
import dev.heatpad.fixture.BluetoothDouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A search lists, says why it cannot, and never connects. */
final class WearableScanIT {

  private static final Duration SPAN = Duration.ofSeconds(1);

  @Test
  void allInRangeAreListedAndNoneIsConnected() throws InterruptedException {
    try (BluetoothDouble bluetooth = BluetoothDouble.start("--decoys", "2")) {
      Seen seen = assertInstanceOf(Seen.class, look(bluetooth));
      assertEquals(3, seen.sightings().size());
      Sighting first = seen.sightings().getFirst();
      assertEquals(BluetoothDouble.ADDRESS, first.address().text());
      assertEquals("MockStrap", first.name());
      assertTrue(first.offersSignals());
      assertTrue(first.signalDbm().orElseThrow() < 0);
      assertFalse(seen.sightings().getLast().offersSignals());
      assertEquals(0, bluetooth.events("connect-asked"));
      assertEquals(0, bluetooth.events("decoy-connect"));
      assertEquals(bluetooth.events("discovery-on"), bluetooth.events("discovery-off"));
    }
  }

  @Test
  void aSearchThatCannotBeSaysWhy() throws InterruptedException {
    try (BluetoothDouble bluetooth = BluetoothDouble.start("-c", "adapter off")) {
      assertEquals(Cause.RADIO_OFF, cause(bluetooth));
      bluetooth.say("adapter remove");
      assertEquals(Cause.NO_CONTROLLER, cause(bluetooth));
      bluetooth.say("bluetoothd stop");
      assertEquals(Cause.NO_SERVICE, cause(bluetooth));
      bluetooth.say("bus stop");
      assertEquals(Cause.NO_BUS, cause(bluetooth));
    }
  }

  @Test
  void aBusThatForbidsItIsTold() throws InterruptedException {
    try (BluetoothDouble bluetooth = BluetoothDouble.start("--deny")) {
      assertEquals(Cause.NO_SERVICE, cause(bluetooth));
    }
  }

  private static Cause cause(BluetoothDouble bluetooth) throws InterruptedException {
    return assertInstanceOf(Failed.class, look(bluetooth)).cause();
  }

  private static Outcome look(BluetoothDouble bluetooth) throws InterruptedException {
    return WearableScan.look(new BusAddress.At(bluetooth.busAddress()), SPAN);
  }
}
