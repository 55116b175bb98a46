package dev.heatpad.adapter.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.adapter.mqtt.MqttPublisher.HealthData;
import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.WearableReport;
import dev.heatpad.core.wearable.WearableRules;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.Pads;
import dev.heatpad.homeassistant.Twin;
import dev.heatpad.loop.Arrival;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.Outbox.Importance;
import dev.heatpad.loop.Publisher;
import dev.heatpad.loop.Recovery;
import dev.heatpad.sim.SimulatedPerson;
import dev.heatpad.wire.DiscoveredPad;
import dev.heatpad.wire.DiscoveryJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Requirement: every value that is published on a topic which an entity of Home Assistant reads is
 * a value of that entity. Whole sessions of the production loop and a simulated pad, through all
 * that decides what is published, up to the post box of the link.
 */
class DiscoveryTwinTest {

  private static final String DEVICE = "test";

  /** As much of the pad's object as entities look at. */
  private static final String DOC =
      """
      {"state":"idle","session":"OFF","heater":"OFF","reason":"completed","blocked":"none",
       "blocked_until":null,"fault":"OFF","faults":[],"alerts":[],"target":40.00,"remaining":0,
       "ends_at":null,"armed_until":null,"prompt":null,"running":null,
       "wearable":{"link":"lost","battery":null},
       "budgets":{"sessions_in_day":0,"cem43_min_in_day":0.0000}}
      """;

  /** A pad, all that it publishes, and the judge of that. */
  private static final class Watched implements Postbox, Publisher {
    final House house;
    final Twin twin;
    private final List<String> problems = new ArrayList<>();
    private final PadTopics topics;

    Watched(WearableRules.Mode wearable, SimulatedPerson person) {
      PadDefinition definition =
          Pads.definition(Profile.STANDARD, PadDefinition.Arming.REQUIRED)
              .with(WearableRules.of(wearable));
      Set<SensorRole> sensors = Set.of(SensorRole.SKIN_SIDE, SensorRole.ELEMENT);
      DiscoveredPad pad =
          new DiscoveredPad(DEVICE, definition, sensors, DiscoveredPad.HeartRate.TOLD, "1");
      twin = new Twin(DiscoveryJson.write(pad));
      house =
          new House(
              person,
              JournalContent.nothing(),
              List.of(new Recovery.Configured(definition, Pads.SETTINGS, sensors)));
      topics = new PadTopics(new Topics(DEVICE), this, HealthData.TOLD, () -> house.now().nanos());
      house.tellAlso(this);
    }

    @Override
    public void publishState(String topic, String payload) {
      problems.addAll(twin.judge(topic, payload));
    }

    @Override
    public void publishLive(String topic, String payload) {
      problems.addAll(twin.judge(topic, payload));
    }

    @Override
    public void publishMessage(String topic, String payload, Importance importance) {
      problems.addAll(twin.judge(topic, payload));
    }

    @Override
    public void changed(PadView view, PadView.Live live, Stamp stamp) {
      topics.changed(view, live, stamp);
    }

    @Override
    public void moved(PadView view, PadView.Live live, Stamp stamp) {
      topics.moved(view, live, stamp);
    }

    @Override
    public void noticed(PadName pad, Notice notice, Stamp stamp) {
      topics.noticed(pad, notice, stamp);
    }

    @Override
    public void ended(SessionRecord end) {}

    void arm() {
      house.ask(
          Pads.BACK, new Command.Arm(), Source.SOCKET, Optional.of("arm"), Arrival.Delivery.LIVE);
    }

    void says(Signal signal) {
      house.inbox.offer(
          new Arrival.WearableReported(
              Pads.ANNA, new WearableReport(Pads.STRAP.name(), Pads.STRAP, signal, house.now())));
      house.turn();
    }

    void beats(int seconds) {
      for (int second = 0; second < seconds; second++) {
        house.run(Duration.ofSeconds(1));
        says(new Signal.HeartRate(64 + second % 2, Contact.YES, List.of()));
      }
    }

    /** Nothing was published that its entity does not take, and these values were shown. */
    void fits(String... shown) {
      assertEquals(List.of(), problems);
      for (String each : shown) {
        assertTrue(twin.showed(each), () -> each + " is not among " + twin.shown());
      }
    }
  }

  @Test
  void aSessionWithItsPauseItsQuestionAndItsEndFits() {
    Watched pad = new Watched(WearableRules.Mode.OFF, SimulatedPerson.AWAKE);
    pad.house.run(Duration.ofSeconds(2));
    pad.house.ask(Pads.BACK, Pads.start());
    pad.fits("state=idle", "armed=OFF", "climate=off", "climate=40.0", "remaining=0");
    pad.arm();
    pad.house.ask(Pads.BACK, Pads.startFor(15));
    pad.house.run(Duration.ofMinutes(2));
    pad.fits("armed=ON", "state=starting", "state=heating", "climate=heat", "climate=heating");
    pad.house.ask(Pads.BACK, Pads.target(38.5));
    pad.house.ask(Pads.BACK, new Command.Pause());
    pad.house.run(Duration.ofMinutes(1));
    pad.fits("state=paused", "climate=idle", "climate=38.5", "target=38.5", "heater=OFF");
    pad.house.ask(Pads.BACK, new Command.Resume());
    pad.house.run(Duration.ofMinutes(13));
    pad.fits("prompt=ON", "prompt=OFF", "reason=completed", "blocked=rest", "session=OFF");
    pad.house.ask(Pads.BACK, Pads.start());
    pad.house.run(Duration.ofMinutes(1));
    pad.fits("sessions=1", "ends_at=None");
    assertTrue(pad.twin.shown().stream().anyMatch(it -> it.startsWith("blocked_until=2026-")));
    assertTrue(pad.twin.shown().stream().anyMatch(it -> it.startsWith("ends_at=2026-")));
    assertTrue(pad.twin.shown().stream().anyMatch(it -> it.matches("dose=0\\.0*[1-9].*")));
    assertEquals(List.of(), pad.twin.unread());
  }

  @Test
  void whoDoesNotAnswerEndsAsAWordOfTheSensor() {
    Watched pad = new Watched(WearableRules.Mode.OFF, SimulatedPerson.ASLEEP);
    pad.arm();
    pad.house.ask(Pads.BACK, Pads.startFor(20));
    pad.house.run(Duration.ofMinutes(12));
    pad.fits("prompt=ON", "reason=no_answer");
  }

  @Test
  void aFaultAndItsEndFit() {
    Watched pad = new Watched(WearableRules.Mode.OFF, SimulatedPerson.AWAKE);
    pad.arm();
    pad.house.ask(Pads.BACK, Pads.startFor(20));
    pad.house.run(Duration.ofSeconds(5));
    pad.house.simulated().heater().close();
    pad.house.run(Duration.ofSeconds(5));
    pad.house.ask(Pads.BACK, Pads.start());
    pad.fits("state=fault", "fault=ON", "blocked=fault", "reason=hardware", "fault=OFF");
    assertTrue(
        pad.twin.shown().stream()
            .anyMatch(it -> it.startsWith("fault={") && it.contains("output_failed")),
        "the attributes name the fault");
  }

  @Test
  void aWearableThatIsPutOnTakenOffAndTellsOfSleepFits() {
    Watched pad = new Watched(WearableRules.Mode.REQUIRE, SimulatedPerson.AWAKE);
    pad.house.run(Duration.ofSeconds(2));
    pad.house.ask(Pads.BACK, Pads.start());
    pad.fits("worn=None", "asleep=None", "wearable_battery=None", "wearable_link=lost");
    pad.says(new Signal.Battery(81));
    pad.beats(10);
    pad.arm();
    pad.house.ask(Pads.BACK, Pads.start());
    pad.beats(10);
    pad.fits("worn=ON", "heart_rate=64", "wearable_battery=81", "wearable_link=good");
    pad.says(new Signal.Wear(Signal.Worn.OFF_BODY));
    pad.house.run(Duration.ofSeconds(5));
    pad.fits("worn=OFF", "state=paused");
    pad.says(new Signal.Wear(Signal.Worn.ON_BODY));
    pad.beats(10);
    pad.says(new Signal.Sleep(Signal.Stage.ASLEEP));
    pad.house.run(Duration.ofSeconds(5));
    pad.fits("asleep=ON", "reason=asleep");
    assertEquals(List.of(), pad.twin.unread());
  }

  /** The judge sees what does not fit. */
  @Test
  void theTwinFindsWhatDoesNotFit() {
    Watched pad = new Watched(WearableRules.Mode.ADVISE, SimulatedPerson.AWAKE);
    String root = "heatpad/test/back/";
    for (String[] bad :
        new String[][] {
          {"duration", "31"},
          {"duration", "None"},
          {"target", "41.5"},
          {"program", "unknown"},
          {"skin/temperature", "warm"},
          {"worn", "yes"},
          {"event", "{\"event_type\":\"boiled\"}"},
          {"doc", "{}"},
          {"doc", "no JSON"},
          {"doc", doc("idle", "warm")},
          {"doc", doc("completed", "None.")},
          {"doc", doc("\"session\":\"OFF\"", "\"session\":\"off\"")},
          {"doc", doc("\"remaining\":0", "\"remaining\":\"soon\"")},
          {"doc", doc("\"ends_at\":null", "\"ends_at\":\"2026-03-01T09:00:00\"")},
          {"doc", doc("\"heater\":\"OFF\"", "\"heater\":1")},
        }) {
      assertFalse(pad.twin.judge(root + bad[0], bad[1]).isEmpty(), bad[0] + " " + bad[1]);
    }
    assertEquals(List.of(), pad.twin.judge(root + "doc", DOC));
    assertEquals(List.of(), pad.twin.judge(root + "cmd/result", "whatever"));
  }

  private static String doc(String good, String bad) {
    assertTrue(DOC.contains(good), good);
    return DOC.replace(good, bad);
  }
}
