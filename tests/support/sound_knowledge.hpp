#pragma once
// A small knowledge file of which everything can be proved, to be broken by each test.

#include "support/small_knowledge.hpp"

namespace legcramp::testing {

inline Json guarantee(Json when, const char* at_least, const char* unsure_at_least) {
  return {{"when", std::move(when)},
          {"at_least", at_least},
          {"unsure_at_least", unsure_at_least},
          {"because", "It may be bad."},
          {"sources", Json::array({{{"source", "book"}}})}};
}

inline Json sign(const char* text, Json when) {
  return {{"text", text}, {"when", std::move(when)}};
}

/// Names the rule with this id.
inline Json& rule_of(Json& json, const char* id) {
  for (Json& rule : json["rules"])
    if (rule["id"] == id) return rule;
  FAIL("no such rule: " << id);
  return json;
}

inline Json sound_knowledge() {
  Json json = small_knowledge();
  json["help"][0]["signs"] = Json::array({sign("a red flag", "red-flag")});
  json["help"][1]["signs"] = Json::array({sign("another flag", "other-flag")});
  json["tips"][0]["kinds"] = Json::array({"calm"});
  json["further"][0]["kinds"] = Json::array({"water"});
  json["rules"].push_back(rule("flag", "red-flag", {{"urgency", "emergency"}},
                               {{"urgency", "urgent"}, {"note", "Be seen."}}));
  json["rules"].push_back(rule("other", "other-flag",
                               {{"urgency", "urgent"}, {"avoid", Json::array({"heat"})}},
                               {{"urgency", "urgent"}}));
  json["rules"].push_back(
      rule("weak", "frail", {{"urgency", "routine"}}, {{"urgency", "routine"}}));
  json["rules"].push_back(rule(
      "tired", "strain", {{"tips", Json::array({"rest"})}, {"further", Json::array({"swim"})}}));
  json["guarantees"] = Json::array(
      {guarantee("red-flag", "emergency", "urgent"), guarantee("other-flag", "urgent", "urgent")});
  json["cases"] = Json::parse(R"([
    {"title": "nothing", "answers": {}, "expect": {"urgency": "self-care", "shows": ["pull", "heat-pack"]}},
    {"title": "flag", "answers": {"red-flag": "yes"}, "expect": {"urgency": "emergency"}},
    {"title": "flag?", "answers": {"red-flag": "unsure"}, "expect": {"urgency": "urgent", "shows": ["pull", "heat-pack"], "notes": ["flag"]}},
    {"title": "other", "answers": {"other-flag": "yes"}, "expect": {"urgency": "urgent", "shows": ["pull"], "avoids": ["heat"]}},
    {"title": "other?", "answers": {"other-flag": "unsure"}, "expect": {"urgency": "urgent", "shows": ["pull"], "avoids": ["heat"]}},
    {"title": "frail", "answers": {"frail": "yes"}, "expect": {"urgency": "routine", "shows": ["strain", "pull", "heat-pack", "rest", "swim"]}},
    {"title": "frail?", "answers": {"frail": "unsure"}, "expect": {"urgency": "routine", "shows": ["pull", "heat-pack"]}},
    {"title": "strain", "answers": {}, "causes": ["strain"], "expect": {"urgency": "self-care", "shows": ["strain", "pull", "heat-pack", "rest", "swim"]}}
  ])");
  return json;
}

}  // namespace legcramp::testing
