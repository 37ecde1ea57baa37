# A policy store with all that the provider keeps in one.

terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

# Endpoint, region and credentials come from `castellan env`.
provider "aws" {}

variable "stage" {
  type    = string
  default = "first"
}

# Where tokens come from: https://<issuer>. None unless it is asked for.
variable "issuer" {
  type    = string
  default = ""
}

locals {
  # The second stage changes something of everything.
  second = var.stage == "second"
  own    = local.second ? ["view", "edit"] : ["view"]
  shown  = local.second ? "hill" : "beach"
}

resource "aws_verifiedpermissions_policy_store" "shop" {
  description = local.second ? "The shop's, with more care" : "The shop's"

  validation_settings {
    mode = "STRICT"
  }

  tags = {
    team  = "blue"
    stage = var.stage
  }
}

resource "aws_verifiedpermissions_schema" "shop" {
  policy_store_id = aws_verifiedpermissions_policy_store.shop.id

  definition {
    value = jsonencode({
      Shop = {
        entityTypes = {
          Group  = {}
          Folder = {}
          User = {
            memberOfTypes = ["Group"]
            shape = {
              type       = "Record"
              attributes = { level = { type = "Long" } }
            }
          }
          Photo = {
            memberOfTypes = ["Folder"]
            shape = {
              type = "Record"
              attributes = merge(
                { owner = { type = "Entity", name = "User" } },
                local.second ? { labels = { type = "Set", element = { type = "String" } } } : {}
              )
            }
          }
        }
        actions = {
          read = {}
          view = {
            memberOf  = [{ id = "read" }]
            appliesTo = { principalTypes = ["User"], resourceTypes = ["Photo"] }
          }
          edit = {
            appliesTo = { principalTypes = ["User"], resourceTypes = ["Photo"] }
          }
        }
      }
    })
  }
}

# Its condition changes in place.
resource "aws_verifiedpermissions_policy" "staff" {
  policy_store_id = aws_verifiedpermissions_policy_store.shop.id

  definition {
    static {
      description = local.second ? "Staff of level 3" : "Staff of level 2"
      statement   = <<-CEDAR
        permit (
          principal in Shop::Group::"staff",
          action in Shop::Action::"read",
          resource
        )
        when { principal.level >= ${local.second ? 3 : 2} };
      CEDAR
    }
  }

  depends_on = [aws_verifiedpermissions_schema.shop]
}

# Its resource changes, so that it is another policy.
resource "aws_verifiedpermissions_policy" "guests" {
  policy_store_id = aws_verifiedpermissions_policy_store.shop.id

  definition {
    static {
      statement = "permit (principal, action == Shop::Action::\"view\", resource == Shop::Photo::\"${local.shown}\");"
    }
  }

  depends_on = [aws_verifiedpermissions_schema.shop]
}

resource "aws_verifiedpermissions_policy_template" "own_folder" {
  policy_store_id = aws_verifiedpermissions_policy_store.shop.id
  description     = local.second ? "Whose folder it is sees and edits" : "Whose folder it is sees"
  statement = format(
    "permit (principal == ?principal, action in [%s], resource in ?resource);",
    join(", ", [for name in local.own : "Shop::Action::\"${name}\""])
  )

  depends_on = [aws_verifiedpermissions_schema.shop]
}

resource "aws_verifiedpermissions_policy" "own_folder" {
  for_each        = toset(local.second ? ["ann", "ben", "cleo"] : ["ann", "ben"])
  policy_store_id = aws_verifiedpermissions_policy_store.shop.id

  definition {
    template_linked {
      policy_template_id = aws_verifiedpermissions_policy_template.own_folder.policy_template_id

      principal {
        entity_type = "Shop::User"
        entity_id   = each.key
      }

      resource {
        entity_type = "Shop::Folder"
        entity_id   = each.key
      }
    }
  }
}

resource "aws_verifiedpermissions_identity_source" "tokens" {
  count                 = var.issuer == "" ? 0 : 1
  policy_store_id       = aws_verifiedpermissions_policy_store.shop.id
  principal_entity_type = "Shop::User"

  configuration {
    open_id_connect_configuration {
      issuer           = "https://${var.issuer}"
      entity_id_prefix = "shop"

      group_configuration {
        group_claim       = "groups"
        group_entity_type = "Shop::Group"
      }

      token_selection {
        identity_token_only {
          client_ids         = local.second ? ["web", "mobile"] : ["web"]
          principal_id_claim = "sub"
        }
      }
    }
  }

  depends_on = [aws_verifiedpermissions_schema.shop]
}

data "aws_verifiedpermissions_policy_store" "shop" {
  id         = aws_verifiedpermissions_policy_store.shop.id
  depends_on = [aws_verifiedpermissions_policy_store.shop]
}

output "store" {
  value = aws_verifiedpermissions_policy_store.shop.id
}

output "read_back" {
  value = {
    arn         = data.aws_verifiedpermissions_policy_store.shop.arn
    description = data.aws_verifiedpermissions_policy_store.shop.description
    mode        = data.aws_verifiedpermissions_policy_store.shop.validation_settings[0].mode
    team        = data.aws_verifiedpermissions_policy_store.shop.tags["team"]
  }
}

output "policies" {
  value = {
    staff  = aws_verifiedpermissions_policy.staff.policy_id
    guests = aws_verifiedpermissions_policy.guests.policy_id
    links  = { for name, link in aws_verifiedpermissions_policy.own_folder : name => link.policy_id }
  }
}

output "namespaces" {
  value = aws_verifiedpermissions_schema.shop.namespaces
}
