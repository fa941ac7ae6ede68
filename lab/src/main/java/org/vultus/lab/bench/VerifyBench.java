package org.vultus.lab.bench;

import java.io.IOException;
import java.util.List;
import org.vultus.gallery.Gallery;
import org.vultus.image.Photo;
import org.vultus.pack.ModelPack;
import org.vultus.vision.AnalysedFace;
import org.vultus.vision.EngineSettings;
import org.vultus.vision.FaceEngine;

/**
 * What a verification costs beyond its two networks, in process and over HTTP. All kinds of work
 * take turns, so that whatever else the machine does meets all alike.
 */
final class VerifyBench implements AutoCloseable {

  private static final long SUBJECT = 1;
  private static final String ID = "lab";
  private static final List<Integer> CLIENTS = List.of(1, 2, 4, 8);
  private static final int WARM_UP = 500;

  private final FaceEngine engine;
  private final BareNetworks bare;
  private final Gallery gallery;
  private final ServerProcess server;
  private final Client client;

  VerifyBench(ModelPack pack, ServerCommand command) throws IOException {
    this.engine = FaceEngine.open(pack, EngineSettings.DEFAULT);
    this.bare = new BareNetworks(pack, 640, 480);
    this.gallery = new Gallery(pack.manifest().id());
    this.server = ServerProcess.start(command);
    this.client = new Client(server.address());
  }

  /** Registers the person in the photo, here and at the server. */
  void enrol(Photo photo) {
    gallery.add(SUBJECT, face(photo).template());
    client.register(Client.form(ID, photo));
  }

  /** One request at a time. */
  void oneAtATime(String name, Photo photo, int rounds, int repetitions) {
    byte[] form = Client.form(ID, photo);
    Stages stages = new Stages();
    Times alone = new Times();
    Times inProcess = new Times();
    Times http = new Times();
    for (int round = 0; round < rounds; round++) {
      alone.measure(repetitions, bare::run);
      inProcess.measure(repetitions, () -> verify(photo, stages));
      http.measure(repetitions, () -> client.verify(form));
    }
    double least = alone.medianMillis();
    System.out.printf(
        "%s: %,d bytes, face %.0f px wide%n",
        name, photo.bytes().length, face(photo).face().box().width());
    line("  bare networks", least, least);
    line("  in process", inProcess.medianMillis(), least);
    line("  over HTTP", http.medianMillis(), least);
    System.out.println("  stages in process: " + stages.medians());
  }

  /** Where the two networks' time goes. */
  void networks(int rounds, int repetitions) {
    Times detect = new Times();
    Times embed = new Times();
    for (int round = 0; round < rounds; round++) {
      detect.measure(repetitions, bare::detect);
      embed.measure(repetitions, bare::embed);
    }
    System.out.printf(
        "networks alone: detector %.2f ms, embedder %.2f ms%n",
        detect.medianMillis(), embed.medianMillis());
  }

  /** Several clients at once, on the same cores as the server. */
  void together(Photo photo, int rounds) {
    byte[] form = Client.form(ID, photo);
    for (int clients : CLIENTS) {
      System.out.println(
          new LoadBench(bare, server, () -> client.verify(form)).run(clients, rounds));
    }
  }

  @Override
  public void close() {
    server.close();
    bare.close();
    engine.close();
  }

  /** Until both machines have compiled what is hot. */
  void warmUp(Photo photo) {
    byte[] form = Client.form(ID, photo);
    Stages ignored = new Stages();
    for (int i = 0; i < WARM_UP; i++) {
      bare.run();
      verify(photo, ignored);
      client.verify(form);
    }
  }

  private void verify(Photo photo, Stages stages) {
    AnalysedFace face = (AnalysedFace) engine.analyse(photo, stages);
    double similarity = gallery.compare(SUBJECT, face.template()).orElseThrow().similarity();
    if (!engine.pack().match().rule().matches(similarity, 1)) {
      throw new IllegalStateException("the photo does not show the registered person");
    }
  }

  private AnalysedFace face(Photo photo) {
    return (AnalysedFace) engine.analyse(photo);
  }

  private void line(String name, double millis, double least) {
    System.out.printf("%-16s %7.2f ms  %5.2f x bare%n", name, millis, millis / least);
  }
}
