package dev.heatpad.adapter.mqtt;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Tells people about outages: one line when it begins and one when it is over, however many tries
 * lie between. While a connection is torn away again and again for the same reason, only the first
 * time is told. Used by the link's thread.
 */
final class OutageReport {

  /** Whether the connection that was lost had lasted. */
  enum Before {
    SETTLED,
    UNSETTLED
  }

  private final Logger log;
  private final BrokerAddress broker;
  private final LinkListener listener;
  private boolean out;
  private boolean logged;
  private String lastCause = "";

  OutageReport(Logger log, BrokerAddress broker, LinkListener listener) {
    this.log = log;
    this.broker = broker;
    this.listener = listener;
  }

  void lost(String cause, Before before) {
    if (out) {
      return;
    }
    out = true;
    String sentence = OutageWords.lost(broker, cause);
    logged = before == Before.SETTLED || !cause.equals(lastCause);
    lastCause = cause;
    if (logged) {
      log.log(Level.WARNING, sentence);
    }
    listener.lost(sentence);
  }

  void connected(Duration outage, int tries) {
    if (out && logged) {
      log.log(Level.INFO, OutageWords.back(broker, outage, tries));
    }
    out = false;
    logged = false;
    listener.connected();
  }
}
