package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ShutdownTest {

  @Test
  void requestUnderWay_isFinished() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      byte[] form = Form.of("last", Photos.of(900)).bytes();
      int half = form.length / 2;
      try (RawConnection connection = new RawConnection(server.port())) {
        connection.head(RawHttpTest.postHead("/register/", form.length, "Expect: 100-continue"));
        assertThat(connection.interimStatus()).isEqualTo(100);
        connection.send(Arrays.copyOf(form, half));
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
        Awaitility.await().until(() -> refusesConnections(server.port()));
        connection.send(Arrays.copyOfRange(form, half, form.length));
        assertThat(connection.answer().status()).isEqualTo(201);
        stopped.get(60, TimeUnit.SECONDS);
      }
      assertThat(server.kept().photoFiles()).hasSize(1).isEqualTo(server.kept().photoRows());
    }
  }

  private static boolean refusesConnections(int port) {
    try (RawConnection connection = new RawConnection(port)) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
