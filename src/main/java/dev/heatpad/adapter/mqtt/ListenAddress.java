package dev.heatpad.adapter.mqtt;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Where the embedded broker listens.
 *
 * @param host an address of this machine
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {

  public ListenAddress {
    if (host.isBlank()) {
      throw new IllegalArgumentException("a listener needs an address");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
    }
  }

  /**
   * This address with a port that is free at this moment. The broker itself would only log that its
   * port is taken, and in other words.
   */
  ListenAddress withFreePort() throws BrokerStartException {
    try (ServerSocket probe = new ServerSocket()) {
      InetAddress address = InetAddress.getByName(host);
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
      return new ListenAddress(host, probe.getLocalPort());
    } catch (UnknownHostException unknown) {
      throw new BrokerStartException(
          "The embedded MQTT broker cannot listen on "
              + host
              + ": this is no known address. Change mqtt.listen.",
          unknown);
    } catch (BindException taken) {
      throw new BrokerStartException(bindSentence(String.valueOf(taken.getMessage())), taken);
    } catch (IOException failed) {
      throw new BrokerStartException(
          "The embedded MQTT broker cannot listen on "
              + this
              + ": "
              + failed.getMessage()
              + ". Change mqtt.listen.",
          failed);
    }
  }

  /** How clients on this machine reach it. */
  BrokerAddress reachedAt() {
    try {
      boolean everywhere = InetAddress.getByName(host).isAnyLocalAddress();
      return new BrokerAddress(
          BrokerAddress.Transport.PLAIN, everywhere ? "127.0.0.1" : host, port);
    } catch (UnknownHostException _) {
      return new BrokerAddress(BrokerAddress.Transport.PLAIN, host, port);
    }
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private String bindSentence(String systemWords) {
    if (systemWords.contains("in use")) {
      return "The embedded MQTT broker cannot start: "
          + this
          + " is taken, probably by another broker. Use that one with mqtt.broker = \"mqtt://"
          + this
          + "\", or choose another port with mqtt.listen.";
    }
    if (systemWords.contains("ermission")) {
      return "The embedded MQTT broker may not use the port of "
          + this
          + ". Choose one above 1023 with mqtt.listen.";
    }
    return "The embedded MQTT broker cannot listen on "
        + this
        + ": this is no address of this machine. Change mqtt.listen.";
  }
}
