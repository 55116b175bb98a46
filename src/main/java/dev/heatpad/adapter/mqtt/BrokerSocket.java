package dev.heatpad.adapter.mqtt;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * The socket that Paho is given, once for each connection. It sends small packets at once, speaks
 * TLS if wanted, and works around how Paho starts its threads:
 *
 * <ul>
 *   <li>Paho's connecting thread waits for its three workers by looking at a flag every 100 ms, and
 *       for ever if a worker has come and gone meanwhile, which is what a broker that hangs up at
 *       once causes. In MQTT the client speaks first, so reading is held back until then, and no
 *       worker can end early.
 *   <li>While it holds back, the reading thread wakes the connecting thread from those naps. That
 *       makes a connection 0.3 s faster.
 * </ul>
 *
 * <p>Made and read on Paho's threads; {@link #close} comes from any thread and ends whatever Paho
 * is doing with it.
 */
final class BrokerSocket extends Socket {

  private static final int HOLD_MILLIS = 2;

  private final Socket wire = new Socket();
  private final @Nullable SSLSocketFactory tls;
  private final String host;
  private final boolean quickAcknowledge =
      wire.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
  private final CountDownLatch spoken = new CountDownLatch(1);
  private volatile Socket spokenOver = wire;
  private volatile @Nullable Thread connector;
  private volatile @Nullable Thread reader;

  BrokerSocket(@Nullable SSLSocketFactory tls, String host) {
    this.tls = tls;
    this.host = host;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    wire.setTcpNoDelay(true);
    wire.connect(endpoint, timeoutMillis);
    SSLSocketFactory factory = tls;
    if (factory != null && endpoint instanceof InetSocketAddress address) {
      SSLSocket secure = (SSLSocket) factory.createSocket(wire, host, address.getPort(), true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.setSoTimeout(timeoutMillis);
      shakeHands(secure);
      spokenOver = secure;
    }
  }

  private static void shakeHands(SSLSocket secure) throws IOException {
    try {
      secure.startHandshake();
    } catch (SocketException | EOFException hungUp) {
      throw new SSLException(TlsWords.HUNG_UP, hungUp);
    }
  }

  /** Called by Paho's connecting thread, just before it starts the workers. */
  @Override
  public InputStream getInputStream() throws IOException {
    connector = Thread.currentThread();
    // Paho reads byte by byte.
    return new BufferedInputStream(new HeldInput(spokenOver.getInputStream()));
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(spokenOver.getOutputStream()) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        spoken.countDown();
        out.write(bytes, offset, length);
      }
    };
  }

  @Override
  public void setSoTimeout(int timeoutMillis) throws SocketException {
    spokenOver.setSoTimeout(timeoutMillis);
  }

  @Override
  public void shutdownInput() throws IOException {
    // Paho calls this before close(), and does not close if it throws. Closing alone does both.
  }

  @Override
  public synchronized void close() throws IOException {
    wire.close();
    super.close();
  }

  /** Whether the thread that read from this socket has ended, which Paho does not always tell. */
  boolean readerIsGone() {
    Thread thread = reader;
    return thread != null && !thread.isAlive();
  }

  /**
   * Has the kernel acknowledge what has come at once. Mosquitto sends small packets by Nagle's
   * algorithm unless told otherwise: a command then waits until our kernel has acknowledged the
   * packet before it, which it does not do for 40 ms. The kernel forgets the wish, so it is
   * repeated before each read.
   */
  private void acknowledgeQuickly() throws IOException {
    if (quickAcknowledge) {
      wire.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
  }

  /** Reads nothing before the client has spoken. */
  private final class HeldInput extends InputStream {
    private final InputStream in;

    HeldInput(InputStream in) {
      this.in = in;
    }

    @Override
    public int available() throws IOException {
      reader = Thread.currentThread();
      return spoken.getCount() == 0 ? in.available() : 0;
    }

    @Override
    public int read() throws IOException {
      hold();
      acknowledgeQuickly();
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      hold();
      acknowledgeQuickly();
      return in.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }

    private void hold() throws IOException {
      if (spoken.getCount() == 0) {
        return;
      }
      Thread sleeper = connector;
      if (sleeper != null) {
        sleeper.interrupt();
      }
      try {
        if (!spoken.await(HOLD_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new SocketTimeoutException("The client has not spoken yet.");
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new SocketTimeoutException("Interrupted before the client has spoken.");
      }
    }
  }
}
