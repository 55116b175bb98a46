package dev.heatpad.core.wearable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far each known device is believed, and that no other is. */
class DeviceProfilesTest {

  private static final String HEART_RATE = "0000180d-0000-1000-8000-00805f9b34fb";
  private static final String THERMOMETER = "00001809-0000-1000-8000-00805f9b34fb";

  @ParameterizedTest
  @CsvSource({
    "Polar H10 12345678, LIVE, TRUSTED",
    "Polar H9 12345678, LIVE, TRUSTED",
    "Polar OH1 12345678, LIVE, IGNORED",
    "Polar Sense 12345678, LIVE, IGNORED",
    "Bangle.js 1a2b, LIVE, IGNORED",
    "InfiniTime, ON_CHANGE, IGNORED"
  })
  void aDeviceIsKnownByItsName(String name, Cadence cadence, ContactBits contactBits) {
    DeviceProfile profile = DeviceProfiles.of(name, Set.of(HEART_RATE));
    assertEquals(cadence, profile.cadence());
    assertEquals(contactBits, profile.contactBits());
  }

  @Test
  void whatIsNotInTheTableIsNotTrusted() {
    assertEquals(DeviceProfile.UNKNOWN, DeviceProfiles.of("Some strap", Set.of(HEART_RATE)));
    assertEquals(DeviceProfile.UNKNOWN, DeviceProfiles.of("", Set.of()));
  }

  @Test
  void aWatchIsKnownByItsMotionService() {
    assertEquals(
        Cadence.ON_CHANGE,
        DeviceProfiles.of("Renamed", Set.of("00030000-78fc-48fe-8e23-433b3a1942d0")).cadence());
  }

  @Test
  void aThermometerIsSlowUnlessItCountsHeartbeatsToo() {
    assertEquals(Cadence.SLOW, DeviceProfiles.of("Patch", Set.of(THERMOMETER)).cadence());
    assertEquals(
        Cadence.LIVE, DeviceProfiles.of("Patch", Set.of(THERMOMETER, HEART_RATE)).cadence());
    assertEquals(
        Cadence.SLOW,
        DeviceProfiles.of("CORE 1a", Set.of("00002100-5b1e-4347-b07c-97b514dae121")).cadence());
  }
}
