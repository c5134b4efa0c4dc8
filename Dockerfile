# One image for both sides; docker-compose.yml says which side a container is.
FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY shared-events shared-events
COPY event-store event-store
COPY person-keys person-keys
COPY transparency-log transparency-log
COPY command-side command-side
COPY query-side query-side
COPY standalone standalone
COPY benchmarks/pom.xml benchmarks/pom.xml
# In layers: what changes with each version of ours lies apart from what changes with a library's.
RUN --mount=type=cache,target=/m2 \
    mvn -B -q -DskipTests -Dmaven.repo.local=/m2 -pl standalone -am package \
 && java -Djarmode=tools -jar standalone/target/standalone-*-exec.jar extract --layers --destination /layers \
 && mv /layers/application/standalone-*-exec.jar /layers/application/litopys.jar

FROM eclipse-temurin:25.0.3_9-jre-noble
RUN groupadd --gid 10001 litopys \
 && useradd --uid 10001 --gid 10001 --home-dir /var/lib/litopys --create-home --shell /usr/sbin/nologin litopys
ENV LANG=C.UTF-8
WORKDIR /opt/litopys
COPY --from=build /layers/dependencies ./
COPY --from=build /layers/snapshot-dependencies ./
COPY --from=build /layers/application ./
RUN install --directory --owner=litopys --group=litopys aot /var/lib/litopys-keys
USER 10001:10001
# One start and stop on a throw-away directory, from which Java learns which classes a start needs (JEP 514), as the script
# litopys does it: later starts take half the time. The program works as well without.
RUN java -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Ddisable-axoniq-console-message=true \
        -XX:AOTCacheOutput=aot/litopys.aot -Xlog:disable -Xlog:all=off -jar litopys.jar rehearse /tmp/rehearsal \
 || echo "no rehearsal: this image starts slower, nothing else" \
 && rm -rf /tmp/rehearsal /tmp/hsperfdata_* "$HOME/.cache"
WORKDIR /var/lib/litopys
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=4s --start-period=180s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200'* ]]"]
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "-XX:AOTCache=/opt/litopys/aot/litopys.aot", "-Xlog:aot=off", "-Xlog:cds=off", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Ddisable-axoniq-console-message=true", "-jar", "/opt/litopys/litopys.jar"]
CMD ["serve", "--bind", "0.0.0.0"]
