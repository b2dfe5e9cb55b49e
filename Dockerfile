# One program of the fleet in an image with nothing else in it: no shell, no package manager, no user with rights.
#   docker build --build-arg PROGRAM=album-discovery --tag liner-notes/album-discovery .
# docs/operations/containers.md. `make images` takes the steps of this file on a machine that has no Docker.

FROM swift:6.3-bookworm AS build
# What make setup installs to build with.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends libpq-dev libcurl4-openssl-dev libssl-dev libarchive-dev pkg-config binutils \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /liner-notes
COPY . .
RUN make executables

FROM debian:bookworm-slim AS files
ARG PROGRAM=liner
# Debian's security updates are wanted: no version is held.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates libarchive13 libcurl4 libpq5 libssl3 libstdc++6 \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /liner-notes/bin/ /build/bin/
COPY deploy/container/collect.sh /build/
RUN /build/collect.sh "/build/bin/$PROGRAM" /image

FROM scratch
COPY --from=files /image/ /
USER 10001:10001
ENTRYPOINT ["/opt/liner-notes/program"]
