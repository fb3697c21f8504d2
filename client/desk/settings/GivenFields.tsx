import { say } from "../../../locales/say.ts";
import { type ClaimNames, type Gives, givenBadges, usualClaims } from "../../../server/protocol/claims.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import { CheckFields, FieldGroup, ListField, TextField } from "./fields.tsx";

const claimNames = Object.keys(usualClaims) as (keyof ClaimNames)[];

interface GivenFieldsProps {
  claims: ClaimNames;
  gives: Gives;
  change: (part: { claims?: ClaimNames; gives?: Gives }) => void;
  errors: readonly FieldError[];
  /** Where both stand within the part. */
  path?: string;
}

/** How a token or a provider tells who somebody is, and what it may make of them. */
export function GivenFields({ claims, gives, change, errors, path = "" }: GivenFieldsProps) {
  const setClaim = (name: keyof ClaimNames) => (value: string) => change({ claims: { ...claims, [name]: value } });
  const setGives = (part: Partial<Gives>) => change({ gives: { ...gives, ...part } });
  return (
    <>
      <FieldGroup title={say("deskSettings.claims.title")} says={say("deskSettings.claims.says")}>
        {claimNames.map(name => (
          <TextField
            key={name}
            label={say(`deskSettings.claims.${name}`)}
            value={claims[name]}
            set={setClaim(name)}
            errors={errors}
            path={`${path}claims.${name}`}
            isCode
          />
        ))}
      </FieldGroup>
      <FieldGroup title={say("deskSettings.gives.title")} says={say("deskSettings.gives.says")}>
        <ListField
          label={say("deskSettings.gives.moderator")}
          values={gives.moderator}
          setValues={moderator => setGives({ moderator })}
          errors={errors}
          path={`${path}gives.moderator`}
          isCode
        />
        <ListField
          label={say("deskSettings.gives.admin")}
          values={gives.admin}
          setValues={admin => setGives({ admin })}
          errors={errors}
          path={`${path}gives.admin`}
          isCode
        />
        <CheckFields
          all={givenBadges}
          chosen={gives.badges}
          choose={badges => setGives({ badges })}
          labelOf={badge => say(`deskSettings.gives.badge.${badge}`)}
        />
      </FieldGroup>
    </>
  );
}
