package dev.heatpad.adapter.mqtt;

import dev.heatpad.adapter.mqtt.PahoConnection.Farewell;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Bytes;
import dev.heatpad.loop.LinkNumbers;
import dev.heatpad.loop.LinkSupervisor;
import dev.heatpad.loop.LinkSupervisor.Loss;
import dev.heatpad.loop.Outbox.Importance;
import dev.heatpad.loop.Outbox.RecordOffer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * The link to the MQTT broker, for as long as the program runs: connects, notices when the broker
 * is gone, connects again and sees to it that the broker ends up with the newest state.
 *
 * <p>One thread, {@code mqtt-link}, makes and takes down connections. The publishing methods are
 * for any thread and never wait for the network. Inbound messages and acknowledged records are
 * handed over on threads of the client library, so the receivers must return at once.
 */
public final class MqttLink implements Postbox, AutoCloseable {

  /** How often a connection is looked at that may have died without telling. */
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  /** What closing may take: the last messages, then the disconnect, within two seconds in all. */
  private static final Duration LAST_MESSAGES = Duration.ofMillis(800);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private static final Logger LOG = System.getLogger(MqttLink.class.getName());

  private sealed interface Signal {}

  private record Lost(PahoConnection connection, Loss loss, String cause) implements Signal {}

  private record Close() implements Signal {}

  private final LinkSettings settings;
  private final GuardedReceivers receivers;
  private final LongSupplier nanoTime;
  private final OutboxPump pump = new OutboxPump();
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicLong connections = new AtomicLong();
  private final ConnectionEvents events = new Events();
  private final OutageReport report;
  private final LinkSupervisor supervisor;
  private final Thread thread;

  /** The connection that {@link #close} must tear out of a connect that hangs. */
  private volatile @Nullable PahoConnection opening;

  private volatile boolean closing;
  private @Nullable PahoConnection current;

  /**
   * Prepares a link; {@link #start} brings it to life.
   *
   * @param inbox gets each message; must return at once
   * @param nanoTime a monotonic clock
   */
  public MqttLink(
      LinkSettings settings,
      Consumer<InboundMessage> inbox,
      LinkListener listener,
      LongSupplier nanoTime) {
    this.settings = settings;
    receivers = new GuardedReceivers(LOG, inbox, listener);
    this.nanoTime = nanoTime;
    report = new OutageReport(LOG, settings.broker(), receivers);
    supervisor = new LinkSupervisor(settings.schedule(), now());
    publishState(settings.availability().topic(), settings.availability().online());
    // A daemon, so that Paho's threads inherit it and a name server that hangs cannot keep the
    // program alive.
    thread = Thread.ofPlatform().daemon().name("mqtt-link").unstarted(this::run);
  }

  /** Starts connecting. Returns at once. */
  public void start() {
    thread.start();
  }

  /**
   * Publishes retained state; only the newest of a topic is sure to arrive. An empty payload clears
   * the topic.
   */
  @Override
  public void publishState(String topic, String payload) {
    pump.put(outbox -> {
      outbox.putState(topic, payload);
      return outbox;
    });
  }

  /** Publishes a value that is of use only now; dropped while there is no broker. */
  @Override
  public void publishLive(String topic, String payload) {
    pump.put(outbox -> {
      outbox.putLive(topic, payload);
      return outbox;
    });
  }

  /** Publishes something that happened. Kept while there is no broker, as long as there is room. */
  @Override
  public void publishMessage(String topic, String payload, Importance importance) {
    pump.put(outbox -> {
      outbox.putMessage(topic, payload, importance);
      return outbox;
    });
  }

  /**
   * Publishes an answer with what the requester wanted back. A topic that is not one is dropped and
   * counted.
   */
  public void publishReply(String responseTopic, String payload, Optional<Bytes> correlationData) {
    pump.put(outbox -> {
      outbox.putReply(responseTopic, payload, correlationData);
      return outbox;
    });
  }

  /**
   * Publishes a record again and again until the broker has it, which {@link
   * LinkListener#recordTaken} tells.
   */
  public RecordOffer publishRecord(String id, String topic, String payload) {
    return pump.put(outbox -> outbox.putRecord(id, topic, payload));
  }

  /** The record is sent to nobody any more, unless it is on its way. */
  public void withdrawRecord(String id) {
    pump.put(outbox -> {
      outbox.withdrawRecord(id);
      return outbox;
    });
  }

  public LinkCounters counters() {
    return pump.put(outbox ->
        new LinkCounters(
            connections.get(), outbox.droppedMessages(), outbox.refusals(), receivers.failures()));
  }

  /** For monitors. */
  LinkNumbers numbers() {
    return pump.put(outbox ->
        new LinkNumbers(
            pump.link(),
            connections.get(),
            outbox.waiting(),
            outbox.inFlight(),
            outbox.droppedMessages()));
  }

  /** Sends what is left and {@code offline}, then disconnects. Takes at most two seconds. */
  @Override
  public void close() {
    closing = true;
    signals.add(new Close());
    PahoConnection hanging = opening;
    if (hanging != null) {
      hanging.abort();
    }
    try {
      thread.join(CLOSE_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        turn();
      } catch (InterruptedException _) {
        closing = true;
      } catch (Throwable failure) {
        LOG.log(Level.ERROR, "The MQTT link met a fault and starts again.", failure);
        drop(Loss.BROKEN, "of a fault of our own");
      }
    }
    supervisor.close();
    try {
      sayGoodbye();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws InterruptedException {
    switch (supervisor.next(now())) {
      case LinkSupervisor.Connect(Duration timeout) -> connect(timeout);
      case LinkSupervisor.Pause(Duration pause) -> await(pause);
      case LinkSupervisor.Rest() -> {
        await(WATCH_INTERVAL);
        watch();
      }
    }
  }

  private void connect(Duration timeout) {
    PahoConnection connection = new PahoConnection(settings, events, nanoTime);
    opening = connection;
    if (closing) {
      return;
    }
    try {
      int receiveMaximum = connection.open(timeout);
      opening = null;
      current = connection;
      supervisor.connectSucceeded(now());
      connections.incrementAndGet();
      pump.attach(connection, receiveMaximum);
      report.connected(supervisor.outage(now()), supervisor.triesInOutage());
    } catch (MqttException | RuntimeException failure) {
      opening = null;
      connection.dismantle(Farewell.NONE);
      supervisor.connectFailed(now());
      report.lost(OutageWords.cause(failure), OutageReport.Before.UNSETTLED);
    }
  }

  private void await(Duration pause) throws InterruptedException {
    Signal signal = signals.poll(pause.toNanos(), TimeUnit.NANOSECONDS);
    switch (signal) {
      case null -> {}
      case Close() -> closing = true;
      case Lost(PahoConnection connection, Loss loss, String cause) -> {
        if (connection == current) {
          drop(loss, cause);
        }
      }
    }
  }

  private void watch() {
    PahoConnection watched = current;
    if (watched != null && !watched.isAlive() && watched.end()) {
      drop(Loss.BROKEN, "the connection broke");
    }
  }

  private void drop(Loss loss, String cause) {
    PahoConnection lost = current;
    current = null;
    if (lost != null) {
      pump.detach(lost);
      lost.dismantle(Farewell.NONE);
    }
    OutageReport.Before before =
        supervisor.isSettled(now()) ? OutageReport.Before.SETTLED : OutageReport.Before.UNSETTLED;
    supervisor.connectFailed(now());
    supervisor.lost(now(), loss);
    report.lost(cause, before);
  }

  private void sayGoodbye() throws InterruptedException {
    PahoConnection last = current;
    if (last == null) {
      return;
    }
    publishState(settings.availability().topic(), settings.availability().offline());
    boolean everythingSaid = pump.awaitIdle(LAST_MESSAGES);
    pump.detach(last);
    // Without a farewell the broker publishes the will, which says the same.
    last.dismantle(everythingSaid ? Farewell.POLITE : Farewell.NONE);
  }

  private MonotonicTime now() {
    return MonotonicTime.ofNanos(nanoTime.getAsLong());
  }

  /** Runs on Paho's threads. */
  private final class Events implements ConnectionEvents {
    @Override
    public void arrived(InboundMessage message) {
      receivers.arrived(message);
    }

    @Override
    public void acknowledged(PahoConnection connection, long token) {
      Optional<String> record = pump.acknowledged(connection, token);
      record.ifPresent(receivers::recordTaken);
    }

    @Override
    public void refused(PahoConnection connection, long token, int reasonCode) {
      LOG.log(Level.DEBUG, "The broker refused a message with code {0}.", reasonCode);
      pump.refused(connection, token);
    }

    @Override
    public void notSent(PahoConnection connection, long token) {
      pump.notSent(connection, token);
    }

    @Override
    public void lost(PahoConnection connection, Loss loss, String cause) {
      pump.detach(connection);
      signals.add(new Lost(connection, loss, cause));
    }
  }
}
