import { type ClaimNames, type Gives, givenBadges } from "../../../server/protocol/claims.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import { CheckField, FieldGroup, ListField, TextField } from "./fields.tsx";

const claimLabels: Record<keyof ClaimNames, string> = {
  name: "Name",
  email: "E-mail address",
  avatar: "Picture",
  url: "Page",
  roles: "Roles",
  badges: "Badges",
};
const badgeLabels: Record<Gives["badges"][number], string> = {
  staff: "May give the badge Staff",
  moderator: "May give the badge Moderator",
  author: "May give the badge Author",
};

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
      <FieldGroup title="Names of claims" says="Under which each is told. A dot leads inside: realm_access.roles.">
        {(Object.keys(claimLabels) as (keyof ClaimNames)[]).map(name => (
          <TextField
            key={name}
            label={claimLabels[name]}
            value={claims[name]}
            set={setClaim(name)}
            errors={errors}
            path={`${path}claims.${name}`}
            isCode
          />
        ))}
      </FieldGroup>
      <FieldGroup
        title="Roles that it may give"
        says="Nobody gets a role or a badge this way unless it is named here. What was given goes when it is no longer given; what an admin gave here stays."
      >
        <ListField
          label="Roles that make somebody a moderator"
          values={gives.moderator}
          setValues={moderator => setGives({ moderator })}
          errors={errors}
          path={`${path}gives.moderator`}
          isCode
        />
        <ListField
          label="Roles that make somebody an admin"
          values={gives.admin}
          setValues={admin => setGives({ admin })}
          errors={errors}
          path={`${path}gives.admin`}
          isCode
        />
        {givenBadges.map(badge => (
          <CheckField
            key={badge}
            label={badgeLabels[badge]}
            isOn={gives.badges.includes(badge)}
            set={isOn =>
              setGives({ badges: givenBadges.filter(one => (one === badge ? isOn : gives.badges.includes(one))) })
            }
          />
        ))}
      </FieldGroup>
    </>
  );
}
