package dev.heatpad.adapter.mqtt;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.Inbox;
import dev.heatpad.loop.LinkNumbers;
import dev.heatpad.loop.Outbox.Importance;
import dev.heatpad.loop.Outbox.RecordOffer;
import dev.heatpad.loop.Publisher;
import dev.heatpad.wire.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The pads on MQTT: one scalar a topic and the same values as one document, published when they
 * change; what moves all the time at most four times a second. Called on the loop's thread; answers
 * may come from the link's threads too.
 */
public final class MqttPublisher implements Publisher, AutoCloseable {

  private final Topics topics;
  private final HealthData healthData;
  private final MqttLink link;
  private final RecordDesk records;
  private final PadTopics pads;
  private final HomeAssistant homeAssistant;

  /**
   * What the publisher needs to know.
   *
   * @param device the device's name in topics
   * @param recordTaken is told which record the broker has taken; must return at once
   */
  public record Setup(
      String device,
      BrokerAddress broker,
      BrokerAccess access,
      Consumer<SessionId> recordTaken,
      LongSupplier nanoTime,
      HealthData healthData) {}

  /** Whether heart rates leave this computer. */
  public enum HealthData {
    TOLD,
    KEPT
  }

  /**
   * Prepares the link; {@link #start} brings it to life.
   *
   * @param wearable what others tell of a wearable; empty where nobody is to be heard
   */
  public MqttPublisher(
      Setup setup, Inbox inbox, HomeAssistant homeAssistant, Optional<WearableTopics> wearable) {
    this.topics = new Topics(setup.device());
    this.healthData = setup.healthData();
    this.homeAssistant = homeAssistant;
    this.records = new RecordDesk(this::offerRecord, setup.recordTaken());
    CommandTopics commands = new CommandTopics(topics, inbox, new Answers());
    this.link =
        new MqttLink(
            LinkSettings.standard(
                    setup.broker(),
                    "heatpad-" + setup.device(),
                    setup.access(),
                    new LinkSettings.Availability(topics.availability(), "online", "offline"),
                    topics.commands())
                .listeningTo(homeAssistant.filters())
                .listeningTo(wearable.map(WearableTopics::filters).orElse(List.of())),
            homeAssistant.before(wearable.map(it -> it.before(commands)).orElse(commands)),
            wearable.map(it -> it.before(records)).orElse(records),
            setup.nanoTime());
    this.pads = new PadTopics(topics, link, healthData, setup.nanoTime());
    homeAssistant.begin(link::publishState);
  }

  /** Starts connecting, and keeps at it. */
  public void start() {
    link.start();
  }

  /** Waits until the broker was reached or was found missing for the first time. */
  public void awaitFirstTry(Duration longest) throws InterruptedException {
    records.awaitFirstTry(longest);
  }

  @Override
  public synchronized void changed(PadView view, PadView.Live live, Stamp stamp) {
    pads.changed(view, live, stamp);
  }

  @Override
  public synchronized void moved(PadView view, PadView.Live live, Stamp stamp) {
    homeAssistant.publishDue();
    pads.moved(view, live, stamp);
  }

  @Override
  public void noticed(PadName pad, Notice notice, Stamp stamp) {
    pads.noticed(pad, notice, stamp);
  }

  @Override
  public void ended(SessionRecord end) {
    records.add(
        end.opening().id().text(),
        topics.of(end.opening().pad(), "record"),
        utf8(RecordJson.write(new RecordJson.Entry(topics.device(), told(end)))));
  }

  /** For monitors; any thread may ask. */
  public LinkNumbers numbers() {
    return link.numbers();
  }

  /** The session was deleted: its record, if it still waits, is sent to nobody. For any thread. */
  public void withdraw(SessionId session) {
    records.withdraw(session.text());
    link.withdrawRecord(session.text());
  }

  private SessionRecord told(SessionRecord end) {
    return switch (healthData) {
      case TOLD -> end;
      case KEPT -> end.withoutHealth();
    };
  }

  /** Sends what is left and {@code offline}, then disconnects; takes at most two seconds. */
  @Override
  public void close() {
    link.close();
  }

  private RecordOffer offerRecord(String id, String topic, String payload) {
    return link.publishRecord(id, topic, payload);
  }

  private static String utf8(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  /** Where the answers to commands go. */
  private final class Answers implements CommandTopics.Outlet {
    @Override
    public void answer(String pad, InboundMessage asked, byte[] result) {
      String payload = utf8(result);
      link.publishMessage(topics.result(pad), payload, Importance.ESSENTIAL);
      asked
          .responseTopic()
          .filter(topics::mayBeAnswered)
          .filter(homeAssistant::mayBeAnswered)
          .ifPresent(topic -> link.publishReply(topic, payload, asked.correlationData()));
    }

    @Override
    public void clear(String topic) {
      link.publishState(topic, "");
    }

    @Override
    public void repeatSettings(PadName pad) {
      synchronized (MqttPublisher.this) {
        pads.repeatSettings(pad);
      }
    }
  }
}
