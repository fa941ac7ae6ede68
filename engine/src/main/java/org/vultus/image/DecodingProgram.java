package org.vultus.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.vultus.image.DecoderWire.Order;

/** The program that {@link DecoderProcess} starts: decodes what comes until nothing comes. */
final class DecodingProgram {

  private static final int BUFFER = 1 << 16;

  private DecodingProgram() {}

  /** Takes orders from standard input and answers on standard output. */
  public static void main(String[] none) throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    // A signal to end goes to all processes of a group or service at once, but photos under way are
    // to be finished: this one ends when the other closes its end.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(done)));
    DataInputStream orders = new DataInputStream(new BufferedInputStream(System.in, BUFFER));
    DataOutputStream answers = new DataOutputStream(new BufferedOutputStream(System.out, BUFFER));
    // Whatever a library prints must not get between the answers.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    try {
      work(orders, answers);
    } finally {
      done.countDown();
    }
  }

  private static void work(DataInputStream orders, DataOutputStream answers) throws IOException {
    PixelDecoder decoder = new LibraryDecoder();
    for (Optional<Order> order = DecoderWire.order(orders);
        order.isPresent();
        order = DecoderWire.order(orders)) {
      decode(order.get(), decoder, answers);
    }
  }

  private static void decode(Order order, PixelDecoder decoder, DataOutputStream answers)
      throws IOException {
    Optional<Raster> pixels;
    try {
      pixels = decoder.decode(order.frame(), order.reduction());
    } catch (NoDecoderException e) {
      DecoderWire.answerNoDecoder(answers);
      return;
    } catch (RuntimeException | Error e) {
      // Readers meet hostile bytes: whatever they stumble over, it costs this photo and no other.
      DecoderWire.answerFailure(answers);
      return;
    }
    DecoderWire.answer(pixels, answers);
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
