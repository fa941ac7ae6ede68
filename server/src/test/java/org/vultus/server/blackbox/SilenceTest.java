package org.vultus.server.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens, nothing of a photo or template is printed, logged or answered. */
class SilenceTest {

  private static final int PIECE = 24;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<byte[]> photos = new ArrayList<>();
  private final StringBuilder answers = new StringBuilder();
  private byte[] template = new byte[0];

  @BeforeEach
  void listen() {
    PrintStream tap = new PrintStream(printed, true, ISO_8859_1);
    System.setOut(tap);
    System.setErr(tap);
  }

  @AfterEach
  void restore() {
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void nothingOfAPersonIsSaid() throws Exception {
    try (ServerUnderTest server = ServerUnderTest.started(Setup.USUAL)) {
      callInEveryWay(server);
      template = keptTemplate(server);
      server.kept().run("ALTER TABLE users RENAME TO gone");
      callInEveryWay(server);
    }
    String log = printed.toString(ISO_8859_1);
    assertThat(log).contains("StoreException: The user could not be looked up");
    String said = log + answers;
    photos.add(template);
    for (byte[] secret : photos) {
      assertHoldsNothingOf(secret, said);
    }
    assertHoldsNoNumberOf(template, said);
  }

  private void callInEveryWay(ServerUnderTest server) throws Exception {
    Api api = server.api();
    for (byte[] photo :
        List.of(
            Photos.of(1),
            Photos.another(1),
            Photos.of(2),
            Photos.damaged(),
            Photos.text(),
            Photos.ofTwo(1, 2, 1),
            Photos.ofNobody())) {
      photos.add(photo);
      byte[] form = Form.of("someone", photo).bytes();
      hear(api.register("someone", photo));
      hear(api.verify("someone", photo));
      hear(api.send("POST", "/verify/?details=true", Form.of("someone", photo)));
      hear(api.send("POST", "/register/", "text/plain", form));
      String base64 = Base64.getEncoder().encodeToString(photo);
      hear(api.json("POST", "/register/", json(base64)));
      hear(api.json("POST", "/verify/", json(base64.replace('A', '-'))));
      hear(api.json("POST", "/verify/", json(base64).substring(0, base64.length() / 2)));
      hear(api.send("POST", "/verify/", "multipart/form-data; boundary=other", form));
      hear(api.send("DELETE", "/register/", Form.of("nobody", photo)));
      hear(api.send("DELETE", "/register/", "application/json", photo));
      hear(api.register("someone", new byte[0]));
      Form image = new Form().file("image", photo);
      hear(api.send("POST", "/identify/", image));
      hear(api.send("POST", "/detect/", image));
      hear(api.send("POST", "/register/someone/photos/", image));
      hear(api.send("PUT", "/register/someone", image));
      hear(api.send("POST", "/compare/", new Form().file("image_a", photo).file("image_b", photo)));
    }
    hear(api.list());
    hear(api.get("/register/someone"));
    hear(api.get("/register/someone/photos/"));
    hear(api.delete("someone"));
    hear(api.get("/register/?search=some"));
    hear(api.get("/metrics"));
    hear(api.get("/status/"));
  }

  private static String json(String base64) {
    return "{\"id\": \"someone\", \"image\": \"" + base64 + "\"}";
  }

  private void hear(Answer answer) {
    answers.append(answer.headers()).append(answer.body()).append('\n');
  }

  private static void assertHoldsNothingOf(byte[] secret, String said) {
    for (int start = 0; start + PIECE <= secret.length; start += secret.length / 20 + 1) {
      byte[] piece = Arrays.copyOfRange(secret, start, start + PIECE);
      assertThat(said)
          .doesNotContain(new String(piece, ISO_8859_1))
          .doesNotContain(Base64.getEncoder().encodeToString(piece))
          .doesNotContain(HexFormat.of().formatHex(piece));
    }
  }

  private static void assertHoldsNoNumberOf(byte[] template, String said) {
    FloatBuffer values = ByteBuffer.wrap(template).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    assertThat(values.remaining()).isPositive();
    while (values.hasRemaining()) {
      String number = String.format(Locale.ROOT, "%.6f", values.get());
      assertThat(said).doesNotContain(number);
    }
  }

  private static byte[] keptTemplate(ServerUnderTest server) throws Exception {
    server.api().register("template", Photos.of(1));
    byte[] template = server.kept().templates().getFirst();
    server.api().delete("template");
    return template;
  }
}
