# sessionproof as an image: `serve` and `run`, and every other command. docs/pipelines.md says how to use it.
FROM node:22-alpine AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=peer --omit=optional

FROM node:22-alpine AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY LICENSE README.md tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY spec spec
COPY generated generated
COPY conformance conformance
COPY targets targets
COPY src src
RUN npm run build
RUN npm pack --ignore-scripts && tar -xzf sessionproof-*.tgz

FROM node:22-alpine
COPY --from=build /build/package /app
COPY --from=dependencies /app/node_modules /app/node_modules
WORKDIR /work
USER node
EXPOSE 4200 4321
ENTRYPOINT ["node", "/app/dist/src/cli/main.js"]
CMD ["--help"]
