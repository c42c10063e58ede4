// generated from spec/ by npm run generate; do not edit
export interface components {
    schemas: {
        /** @description Its cases by outcome; an outcome without cases is left out. */
        readonly CaseCounts: {
            /** @description How many passed. */
            readonly passed?: number;
            /** @description How many failed. */
            readonly failed?: number;
            /** @description How many warned. */
            readonly warned?: number;
            /** @description How many are blocked. */
            readonly blocked?: number;
            /** @description How many are not applicable. */
            readonly "not-applicable"?: number;
        };
        /** @description How one requirement was met. */
        readonly RequirementOutcome: {
            /**
             * @description As in a report; `known` where it is red and the list of known failures has it.
             * @enum {string}
             */
            readonly outcome: "passed" | "failed" | "warned" | "known" | "blocked" | "not-applicable";
            /**
             * @description Of a known one: how it is red.
             * @enum {string}
             */
            readonly was?: "failed" | "warned" | "blocked";
            /** @description Why it is known, blocked or not applicable. */
            readonly reason?: string;
            readonly cases: components["schemas"]["CaseCounts"];
        };
        /**
         * Result
         * @description What a server was found to be: the outcomes of one run without anything that differs from run to run. One file of `results/`.
         */
        readonly Result: {
            /**
             * @description Format of this file. A change that could break a reader has another number.
             * @constant
             */
            readonly schema: "sessionproof/result/1";
            /** @description Version of the contract that was judged by. */
            readonly contract: string;
            /** @description Name of the target, as the command line calls it. */
            readonly target: string;
            /** @description The server in a few words. */
            readonly title: string;
            /** @description Version of the server. */
            readonly version: string;
            /** @description API shape it was spoken to in. */
            readonly binding: string;
            readonly counts: components["schemas"]["ResultCounts"];
            /** @description Every requirement that was asked, by its id, in the order of the ids. */
            readonly requirements: {
                readonly [key: string]: components["schemas"]["RequirementOutcome"];
            };
        };
        /** @description How many requirements, by outcome. */
        readonly ResultCounts: {
            /** @description How many passed. */
            readonly passed: number;
            /** @description How many failed and are not known to. */
            readonly failed: number;
            /** @description How many warned and are not known to. */
            readonly warned: number;
            /** @description How many are red as the list of known failures says. */
            readonly known: number;
            /** @description How many are blocked. */
            readonly blocked: number;
            /** @description How many are not applicable. */
            readonly "not-applicable": number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type CaseCounts = components['schemas']['CaseCounts'];
export type RequirementOutcome = components['schemas']['RequirementOutcome'];
export type Result = components['schemas']['Result'];
export type ResultCounts = components['schemas']['ResultCounts'];
