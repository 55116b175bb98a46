package dev.heatpad.adapter.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one socket of one connection, and can close it from outside. Closing it is the way to
 * end a try or a connection that hangs: every thread of Paho that waits for the network then gives
 * up by itself.
 */
final class BrokerSockets extends SocketFactory {

  private final BrokerAddress broker;
  private final BrokerAccess.TlsFiles files;
  private @Nullable BrokerSocket socket;
  private @Nullable BrokerTls tls;
  private boolean closed;

  BrokerSockets(BrokerAddress broker, BrokerAccess.TlsFiles files) {
    this.broker = broker;
    this.files = files;
  }

  @Override
  public synchronized Socket createSocket() throws IOException {
    if (closed) {
      throw new SocketException("The try was given up.");
    }
    tls =
        switch (broker.transport()) {
          case PLAIN -> null;
          case TLS -> BrokerTls.of(files);
        };
    SSLSocketFactory factory = tls == null ? null : tls.factory();
    BrokerSocket made = new BrokerSocket(factory, broker.host());
    socket = made;
    return made;
  }

  /** Closes the socket, and any that might still be asked for. */
  synchronized void close() {
    closed = true;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException _) {
        // The file descriptor is gone all the same.
      }
    }
  }

  /** Whether the broker asked for a certificate of ours. */
  synchronized boolean wereAskedForOurs() {
    return tls != null && tls.wasAskedForOurs();
  }

  /** Whether the socket's reading thread has ended. */
  synchronized boolean readerIsGone() {
    return socket != null && socket.readerIsGone();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new UnsupportedOperationException("Paho connects by itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw new UnsupportedOperationException("Paho connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw new UnsupportedOperationException("Paho connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    throw new UnsupportedOperationException("Paho connects by itself");
  }
}
