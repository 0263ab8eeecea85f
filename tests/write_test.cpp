#include <fstream>
#include <iterator>

#include "knowledge/hash.hpp"
#include "knowledge/schema.hpp"
#include "knowledge/writer.hpp"
#include "legcramp/builtin.hpp"
#include "output/json.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

std::string file(const char* path) {
  std::ifstream stream(std::string(LEGCRAMP_SOURCE) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// All that a record of the dictionary holds.
template <class Value>
std::string all_of(const Value& value) {
  std::string all;
  if constexpr (IsRecord<Value>)
    for_each_field<Value>([&](const auto& field) { all += all_of(value.*field.member) + ","; });
  else if constexpr (std::is_enum_v<Value>) all = std::to_string(static_cast<int>(value));
  else if constexpr (std::is_arithmetic_v<Value>) all = std::to_string(value);
  else if constexpr (std::is_same_v<Value, Text>) all = fmt::format("'{}'", value);
  else
    for (const auto& item : value) all += all_of(item) + ";";
  return all;
}

}  // namespace

TEST_CASE("what is read is written the same") {
  Json json = small_knowledge();
  json["rules"].push_back(rule(
      "nested",
      {{"all",
        Json::array(
            {"frail", {{"any", Json::array({"strain", "red-flag"})}}, {{"not", "other-flag"}}})}},
      {{"urgency", "urgent"}, {"avoid", Json::array({"heat", "rest"})}, {"note", "Note."}},
      {{"urgency", "routine"}}));
  json["cases"] =
      Json::array({{{"title", "t"},
                    {"answers", {{"frail", "unsure"}, {"red-flag", "no"}}},
                    {"causes", Json::array({"strain"})},
                    {"expect", {{"urgency", "urgent"}, {"shows", Json::array({"pull"})}}}}});
  const LoadedKnowledge once = loaded(json);
  const Json written = Writer(once.knowledge).write(once.knowledge);
  CHECK(nlohmann::json::parse(written.dump()) == nlohmann::json::parse(json.dump()));
}

TEST_CASE("the built-in tables hold what the file holds, record by record",
          "[answers-read-differently]") {
  const std::string text = file("data/knowledge.json");
  auto result = load_knowledge(text);
  REQUIRE(result);
  const Knowledge& from_file = result->knowledge;
  const Knowledge& tables = builtin_knowledge();
  const Json expected = Writer(from_file).write(from_file);
  const Json compiled = Writer(tables).write(tables);
  for (const auto& [key, value] : expected.items()) {
    INFO(key);
    REQUIRE(compiled.contains(key));
    REQUIRE(compiled[key].size() == value.size());
    if (!value.is_array()) CHECK(compiled[key] == value);
    for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
      CHECK(compiled[key][i] == value[i]);
  }
  CHECK(compiled.size() == expected.size());
  CHECK(std::ranges::equal(tables.ids, from_file.ids));
  CHECK(std::ranges::equal(tables.parents, from_file.parents));
  CHECK(builtin_file() == text);
  CHECK(builtin_sha256() == sha256(text));
}

TEST_CASE("the built-in dictionary is the one that the file gets") {
  auto result = load_knowledge(builtin_file());
  REQUIRE(result);
  const Dictionary from_file = make_dictionary(result->knowledge, *result->memory);
  const Dictionary& tables = builtin_dictionary();
  CHECK(all_of(tables) == all_of(from_file));
}

TEST_CASE("the file's own JSON comes back from its records") {
  auto result = load_knowledge(builtin_file());
  REQUIRE(result);
  const Json written = Writer(result->knowledge).write(result->knowledge);
  CHECK(nlohmann::json::parse(written.dump()) == nlohmann::json::parse(builtin_file()));
}

TEST_CASE("SHA-256 is SHA-256") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("the schemas in data/ are those of the program") {
  CHECK(file("data/knowledge.schema.json") == print_json(knowledge_schema()));
  CHECK(file("data/output.schema.json") == print_json(output_schema()));
}
