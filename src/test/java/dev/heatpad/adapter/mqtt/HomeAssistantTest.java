package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.mqtt.ForeignTopic.Stored;
import dev.heatpad.adapter.mqtt.InboundMessage.Retained;
import dev.heatpad.adapter.mqtt.InboundMessage.Size;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.Bytes;
import dev.heatpad.wire.DiscoveredPad;
import dev.heatpad.wire.DiscoveryJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Requirement: documents go out at the start and once more a moment after Home Assistant came back;
 * those of pads that are gone are cleared, and nobody else's. Time is the test's.
 */
class HomeAssistantTest {

  private static final String BACK = "homeassistant/device/heatpad_pi_back/config";
  private static final String NECK = "homeassistant/device/heatpad_pi_neck/config";

  private final List<String> published = new ArrayList<>();
  private final List<String> passedOn = new ArrayList<>();
  private long nanos;

  private HomeAssistant begun(String prefix, long seed, DiscoveredPad... pads) {
    HomeAssistant homeAssistant =
        new HomeAssistant(new HomeAssistant.Setup("pi", List.of(pads), prefix, seed, () -> nanos));
    homeAssistant.begin(
        (topic, payload) -> published.add(payload.isEmpty() ? "clear " + topic : topic));
    return homeAssistant;
  }

  private HomeAssistant begun() {
    return begun("homeassistant", 1, pad("pi", "back"));
  }

  private static DiscoveredPad pad(String device, String name) {
    PadDefinition like = Pads.definition();
    PadDefinition definition =
        new PadDefinition(
            new PadName(name),
            like.person(),
            like.limits(),
            like.skinUncertaintyCelsius(),
            like.heater(),
            like.arming(),
            like.nature(),
            like.night(),
            like.programs());
    return new DiscoveredPad(
        device, definition, Set.of(SensorRole.SKIN_SIDE), DiscoveredPad.HeartRate.KEPT, "0.1.0");
  }

  private void hears(HomeAssistant homeAssistant, String topic, byte[] payload, Retained retained) {
    homeAssistant
        .before(message -> passedOn.add(message.topic()))
        .accept(
            new InboundMessage(
                topic,
                Bytes.copyOf(payload),
                Size.WHOLE,
                retained,
                Optional.empty(),
                Optional.empty()));
  }

  private void status(HomeAssistant homeAssistant, String topic, String word) {
    hears(homeAssistant, topic, word.getBytes(StandardCharsets.UTF_8), Retained.NO);
  }

  /** After how long the documents went out again, looked at each 100 ms. */
  private Duration delayAfterBirth(long seed) {
    nanos = 0;
    HomeAssistant homeAssistant = begun("homeassistant", seed, pad("pi", "back"));
    status(homeAssistant, "homeassistant/status", "online");
    published.clear();
    while (published.isEmpty()) {
      nanos += Duration.ofMillis(100).toNanos();
      homeAssistant.publishDue();
    }
    return Duration.ofNanos(nanos);
  }

  @Test
  void documentsGoOutAtTheStart() {
    begun("homeassistant", 1, pad("pi", "back"), pad("pi", "neck"));
    assertEquals(List.of(BACK, NECK), published);
  }

  @Test
  void whenHomeAssistantIsBackTheyGoOutOnceMoreWithinFiveSeconds() {
    Set<Duration> delays = new TreeSet<>();
    for (long seed = 0; seed < 50; seed++) {
      delays.add(delayAfterBirth(seed));
    }
    assertTrue(delays.size() > 20, "devices do not all answer at once: " + delays);
    assertTrue(
        delays.stream().noneMatch(it -> it.compareTo(Duration.ofMillis(5_100)) > 0),
        delays::toString);
    assertEquals(delayAfterBirth(7), delayAfterBirth(7));
  }

  @Test
  void onlyABirthBringsThemOutAndOnlyOnce() {
    HomeAssistant homeAssistant = begun();
    published.clear();
    status(homeAssistant, "homeassistant/status", "offline");
    status(homeAssistant, "homeassistant/other", "online");
    status(homeAssistant, "homeassistant/status", "");
    nanos += Duration.ofSeconds(10).toNanos();
    homeAssistant.publishDue();
    assertEquals(List.of(), published);
    status(homeAssistant, "homeassistant/status", "online");
    status(homeAssistant, "homeassistant/status", "online");
    nanos += Duration.ofSeconds(10).toNanos();
    homeAssistant.publishDue();
    homeAssistant.publishDue();
    assertEquals(List.of(BACK), published);
  }

  @Test
  void theDocumentOfAPadThatIsGoneIsCleared() {
    HomeAssistant homeAssistant = begun();
    published.clear();
    hears(homeAssistant, NECK, DiscoveryJson.write(pad("pi", "neck")), Retained.YES);
    assertEquals(List.of("clear " + NECK), published);
    assertEquals(List.of(NECK), passedOn, "others hear it too");
  }

  @Test
  void whatIsOursAndWhatIsOthersStays() {
    HomeAssistant homeAssistant = begun();
    published.clear();
    byte[] neck = DiscoveryJson.write(pad("pi", "neck"));
    hears(homeAssistant, BACK, DiscoveryJson.write(pad("pi", "back")), Retained.YES);
    hears(homeAssistant, NECK, neck, Retained.NO);
    hears(homeAssistant, NECK, new byte[0], Retained.YES);
    hears(homeAssistant, "homeassistant/device/other/config", neck, Retained.YES);
    hears(homeAssistant, "homeassistant/sensor/heatpad_pi_neck/config", neck, Retained.YES);
    hears(
        homeAssistant,
        "homeassistant/device/heatpad_pi_2_back/config",
        DiscoveryJson.write(pad("pi_2", "back")),
        Retained.YES);
    assertEquals(List.of(), published);
  }

  @Test
  void withoutAWishForDiscoveryAllOfOursIsCleared() {
    HomeAssistant homeAssistant = begun("homeassistant", 1);
    hears(homeAssistant, BACK, DiscoveryJson.write(pad("pi", "back")), Retained.YES);
    assertEquals(List.of("clear " + BACK), published);
    assertEquals(1, homeAssistant.filters().size(), "nobody's birth is of interest");
  }

  @Test
  void aPrefixIsKeptEverywhere() {
    HomeAssistant homeAssistant = begun("house/ha", 1, pad("pi", "back"));
    assertEquals(List.of("house/ha/device/heatpad_pi_back/config"), published);
    assertEquals(
        List.of(
            "homeassistant/status UNWANTED",
            "house/ha/status UNWANTED",
            "house/ha/device/+/config WANTED"),
        homeAssistant.filters().stream()
            .map(it -> it.filter().text() + " " + it.stored())
            .toList());
    assertFalse(homeAssistant.mayBeAnswered("house/ha/device/x/config"));
    assertTrue(homeAssistant.mayBeAnswered("house/answers"));
    assertEquals(Stored.WANTED, homeAssistant.filters().getLast().stored());
  }
}
